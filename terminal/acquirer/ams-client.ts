import type { z } from 'zod';
import type { UnknownAnswer } from '../core/answers.ts';
import type { Money } from '../core/money.ts';
import type { Clock } from '../ports.ts';
import type {
  Acquirer,
  ConnectOutcome,
  ExchangeReport,
  PayFacts,
  Question,
  RefundFacts,
} from './acquirer.ts';
import {
  judgeCancel,
  judgeFound,
  judgeInquiry,
  judgePay,
  judgeRefund,
  judgeRefundInquiry,
} from './ams-answers.ts';
import { AMS_FAMILIES, AMS_POLICY } from './ams-profile.ts';
import { isCertificateFault } from './certificate-fault.ts';
import { openResponse, signedHeaders, type Credentials } from './envelope.ts';
import { openRawConnection } from './pay-connection.ts';
import { openQuestions, type QuestionOutcome } from './question.ts';
import {
  cancelResponseSchema,
  inquiryResponseSchema,
  payResponseSchema,
  refundInquiryResponseSchema,
  refundResponseSchema,
  wireTime,
  type Operation,
  type PayRequest,
  type QuestionRequest,
  type RefundQuestionRequest,
  type RefundRequest,
  type WireAmount,
} from './wire.ts';

/** Where the acquirer is, who we are, and what of the shop goes into every pay. */
export interface AmsSettings {
  readonly url: URL;
  /** PEM of the only authority to be believed; null: those that Node brings along. */
  readonly ca: string | null;
  readonly credentials: Credentials;
  readonly merchant: { readonly id: string; readonly name: string; readonly mcc: string };
  readonly store: {
    readonly id: string;
    readonly name: string;
    readonly mcc: string;
    readonly region: string | null;
  };
  readonly terminalId: string;
  readonly settlementCurrency: string;
  readonly notifyUrl: string;
}

/** The Antom/AMS dialect behind the acquirer port. */
export function openAmsAcquirer(
  settings: AmsSettings,
  clock: Clock,
  report: (exchange: ExchangeReport) => void,
): Acquirer {
  const { url, ca, credentials } = settings;
  const questions = openQuestions(url, ca, clock);

  function reportUnsent(code: string): void {
    if (isCertificateFault(code)) report({ verified: false, why: 'certificate', code });
    else report({ verified: false, why: 'noAnswer' });
  }

  /** Opens what came back; every way of not proving anything becomes the same kind of answer. */
  function read<Shape>(
    heard: QuestionOutcome,
    path: string,
    schema: z.ZodType<Shape>,
    sentMono: number,
  ): { outcome: 'read'; value: Shape } | UnknownAnswer {
    if (heard.outcome === 'unsent') {
      reportUnsent(heard.code);
      return { outcome: 'unknown', why: 'unsent', code: null };
    }
    if (heard.outcome === 'silent') {
      report({ verified: false, why: 'noAnswer' });
      return { outcome: 'unknown', why: 'noAnswer', code: null };
    }
    const opened = openResponse(heard.response, path, credentials);
    if (opened.outcome === 'unproven') {
      report({ verified: false, why: opened.why });
      return { outcome: 'unknown', why: opened.why, code: opened.code };
    }
    const parsed = schema.safeParse(opened.json);
    if (!parsed.success) {
      report({ verified: false, why: 'unreadable' });
      return { outcome: 'unknown', why: 'unreadable', code: null };
    }
    const tookMs = clock.mono() - sentMono;
    report({ verified: true, acquirerAt: opened.acquirerAt, tookMs });
    return { outcome: 'read', value: parsed.data };
  }

  function tell<Answer extends { outcome: string }>(answer: Answer): Answer {
    const unknown = answer as Partial<UnknownAnswer>;
    if (unknown.why === 'credentials') {
      report({ verified: false, why: 'credentials', code: unknown.code ?? '' });
    }
    return answer;
  }

  async function ask<Shape, Answer extends { outcome: string }>(
    operation: Operation,
    request: QuestionRequest | RefundRequest | RefundQuestionRequest,
    schema: z.ZodType<Shape>,
    judge: (value: Shape) => Answer,
  ): Promise<Answer | UnknownAnswer> {
    const body = Buffer.from(JSON.stringify(request));
    const { path, headers } = signedHeaders(operation, body, credentials, clock);
    const sentMono = clock.mono();
    const heard = await questions.post(path, headers, body, AMS_POLICY.exchangeMs);
    const answer = read(heard, path, schema, sentMono);
    return answer.outcome === 'read' ? tell(judge(answer.value)) : answer;
  }

  return {
    policy: AMS_POLICY,
    families: AMS_FAMILIES,
    payBody: (pay) => Buffer.from(JSON.stringify(payRequest(pay, settings))),

    async connect(): Promise<ConnectOutcome> {
      const raw = await openRawConnection(url, ca, clock);
      if (raw.outcome === 'unsent') {
        reportUnsent(raw.code);
        return raw;
      }
      const { connection } = raw;
      return {
        outcome: 'connected',
        connection: {
          isFresh: () => connection.isFresh(),
          close: () => connection.close(),
          async pay(body, expected) {
            const { path, headers } = signedHeaders('pay', body, credentials, clock);
            const sentMono = clock.mono();
            const response = await connection.post(path, headers, body, AMS_POLICY.exchangeMs);
            const heard: QuestionOutcome =
              response === null ? { outcome: 'silent' } : { outcome: 'answered', response };
            const answer = read(heard, path, payResponseSchema, sentMono);
            return answer.outcome === 'read' ? tell(judgePay(answer.value, expected)) : answer;
          },
        },
      };
    },

    inquire: (question: Question) =>
      ask('inquiryPayment', questionRequest(question), inquiryResponseSchema, (value) =>
        judgeInquiry(value, question),
      ),
    find: (paymentRequestId: string) =>
      ask('inquiryPayment', { paymentRequestId }, inquiryResponseSchema, (value) =>
        judgeFound(value, paymentRequestId),
      ),
    cancel: (question: Question) =>
      ask('cancel', questionRequest(question), cancelResponseSchema, (value) =>
        judgeCancel(value, question),
      ),
    refund: (refund: RefundFacts) =>
      ask('refund', refundRequest(refund), refundResponseSchema, (value) =>
        judgeRefund(value, refund),
      ),
    inquireRefund: (refund: RefundFacts) => {
      const { refundRequestId } = refund;
      return ask('inquiryRefund', { refundRequestId }, refundInquiryResponseSchema, (value) =>
        judgeRefundInquiry(value, refund),
      );
    },
    close: () => questions.close(),
  };
}

function payRequest(pay: PayFacts, settings: AmsSettings): PayRequest {
  const { merchant, store, terminalId } = settings;
  const amount = wireAmount(pay.money);
  return {
    productCode: 'IN_STORE_PAYMENT',
    paymentRequestId: pay.paymentRequestId,
    order: {
      referenceOrderId: pay.saleId,
      orderDescription: pay.reference ?? store.name,
      orderAmount: amount,
      merchant: {
        referenceMerchantId: merchant.id,
        merchantName: merchant.name,
        merchantMCC: merchant.mcc,
        store: {
          referenceStoreId: store.id,
          storeName: store.name,
          storeMCC: store.mcc,
          storeTerminalId: terminalId,
        },
      },
      env: { storeTerminalId: terminalId, storeTerminalRequestTime: wireTime(pay.requestedAt) },
    },
    paymentAmount: amount,
    paymentMethod: { paymentMethodType: 'CONNECT_WALLET', paymentMethodId: pay.code },
    paymentFactor: { inStorePaymentScenario: 'PaymentCode' },
    paymentExpiryTime: wireTime(pay.expiresAt),
    paymentNotifyUrl: settings.notifyUrl,
    settlementStrategy: { settlementCurrency: settings.settlementCurrency },
    ...(store.region === null ? {} : { merchantRegion: store.region }),
  };
}

function questionRequest(question: Question): QuestionRequest {
  return { paymentRequestId: question.paymentRequestId };
}

function refundRequest(refund: RefundFacts): RefundRequest {
  return {
    refundRequestId: refund.refundRequestId,
    paymentId: refund.paymentId,
    refundAmount: wireAmount(refund.money),
    refundReason: refund.reason,
  };
}

function wireAmount(money: Money): WireAmount {
  return { currency: money.currency, value: String(money.amountMinor) };
}
