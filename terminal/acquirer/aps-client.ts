import type { Clock } from '../ports.ts';
import type { Acquirer, ExchangeReport, Question, RefundFacts } from './acquirer.ts';
import { judgeCancel, judgeFound, judgeInquiry, judgePay, judgeRefund } from './ams-answers.ts';
import { payRequest, questionRequest, refundRequest } from './ams-client.ts';
import { AMS_FAMILIES } from './ams-profile.ts';
import { asAmsInquiry, judgeRefundOf } from './aps-answers.ts';
import { APS_POLICY } from './aps-profile.ts';
import { APS_PATHS, apsInquiryResponseSchema, apsPayRequest } from './aps-wire.ts';
import type { AcquirerSettings } from './settings.ts';
import { openSignedLine } from './signed-line.ts';
import {
  cancelResponseSchema,
  CODE_LENGTH_MAX,
  payResponseSchema,
  refundResponseSchema,
} from './wire.ts';

/** Alipay+ APS, acquirer side, behind the acquirer port. */
export function openApsAcquirer(
  settings: AcquirerSettings,
  clock: Clock,
  report: (exchange: ExchangeReport) => void,
): Acquirer {
  const line = openSignedLine(settings, APS_POLICY.exchangeMs, clock, report);

  const inquiry = { path: APS_PATHS.inquiryPayment, schema: apsInquiryResponseSchema };

  return {
    policy: APS_POLICY,
    families: settings.families ?? AMS_FAMILIES,
    codeLengthMax: CODE_LENGTH_MAX,
    payBody: (pay) => Buffer.from(JSON.stringify(apsPayRequest(payRequest(pay, settings)))),
    connect: () => line.connect(APS_PATHS.pay, payResponseSchema, judgePay),
    inquire: (question: Question) =>
      line.ask(questionRequest(question), {
        ...inquiry,
        judge: (response) => judgeInquiry(asAmsInquiry(response), question),
      }),
    find: (paymentRequestId: string) =>
      line.ask(
        { paymentRequestId },
        {
          ...inquiry,
          judge: (response) => judgeFound(asAmsInquiry(response), paymentRequestId),
        },
      ),
    cancel: (question: Question) =>
      line.ask(questionRequest(question), {
        path: APS_PATHS.cancel,
        schema: cancelResponseSchema,
        judge: (response) => judgeCancel(response, question),
      }),
    refund: (refund: RefundFacts) =>
      line.ask(refundRequest(refund), {
        path: APS_PATHS.refund,
        schema: refundResponseSchema,
        judge: (response) => judgeRefund(response, refund),
      }),
    // A question that sends nothing: the same refund again would be one more sending, of which
    // nobody keeps account.
    inquireRefund: (refund: RefundFacts) =>
      line.ask(
        { paymentId: refund.paymentId },
        { ...inquiry, judge: (response) => judgeRefundOf(response, refund) },
      ),
    close: () => line.close(),
  };
}
