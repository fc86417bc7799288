import type { Clock } from '../ports.ts';
import type { Acquirer, ExchangeReport, PayFacts, Question, RefundFacts } from './acquirer.ts';
import {
  judgeCancel,
  judgeFound,
  judgeInquiry,
  judgePay,
  judgeRefund,
  judgeRefundInquiry,
} from './ams-answers.ts';
import { AMS_FAMILIES, AMS_POLICY } from './ams-profile.ts';
import type { AcquirerSettings } from './settings.ts';
import { openSignedLine } from './signed-line.ts';
import {
  cancelResponseSchema,
  CODE_LENGTH_MAX,
  inquiryResponseSchema,
  pathFor,
  payResponseSchema,
  refundInquiryResponseSchema,
  refundResponseSchema,
  wireAmount,
  wireTime,
  type Operation,
  type PayRequest,
  type QuestionRequest,
  type RefundQuestionRequest,
  type RefundRequest,
} from './wire.ts';

/** The Antom/AMS dialect behind the acquirer port. */
export function openAmsAcquirer(
  settings: AcquirerSettings,
  clock: Clock,
  report: (exchange: ExchangeReport) => void,
): Acquirer {
  const line = openSignedLine(settings, AMS_POLICY.exchangeMs, clock, report);
  const at = (operation: Operation) => pathFor(operation, settings.credentials.clientId);
  const inquiry = { path: at('inquiryPayment'), schema: inquiryResponseSchema };

  return {
    policy: AMS_POLICY,
    families: settings.families ?? AMS_FAMILIES,
    codeLengthMax: CODE_LENGTH_MAX,
    payBody: (pay) => Buffer.from(JSON.stringify(payRequest(pay, settings))),
    connect: () => line.connect(at('pay'), payResponseSchema, judgePay),
    inquire: (question: Question) =>
      line.ask(questionRequest(question), {
        ...inquiry,
        judge: (response) => judgeInquiry(response, question),
      }),
    find: (paymentRequestId: string) => {
      const request: QuestionRequest = { paymentRequestId };
      return line.ask(request, {
        ...inquiry,
        judge: (response) => judgeFound(response, paymentRequestId),
      });
    },
    cancel: (question: Question) =>
      line.ask(questionRequest(question), {
        path: at('cancel'),
        schema: cancelResponseSchema,
        judge: (response) => judgeCancel(response, question),
      }),
    refund: (refund: RefundFacts) =>
      line.ask(refundRequest(refund), {
        path: at('refund'),
        schema: refundResponseSchema,
        judge: (response) => judgeRefund(response, refund),
      }),
    inquireRefund: (refund: RefundFacts) => {
      const request: RefundQuestionRequest = { refundRequestId: refund.refundRequestId };
      return line.ask(request, {
        path: at('inquiryRefund'),
        schema: refundInquiryResponseSchema,
        judge: (response) => judgeRefundInquiry(response, refund),
      });
    },
    close: () => line.close(),
  };
}

export function payRequest(pay: PayFacts, settings: AcquirerSettings): PayRequest {
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

export function questionRequest(question: Question): QuestionRequest {
  return { paymentRequestId: question.paymentRequestId };
}

export function refundRequest(refund: RefundFacts): RefundRequest {
  return {
    refundRequestId: refund.refundRequestId,
    paymentId: refund.paymentId,
    refundAmount: wireAmount(refund.money),
    refundReason: refund.reason,
  };
}
