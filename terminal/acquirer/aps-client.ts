import type { Clock } from '../ports.ts';
import type { Acquirer, ExchangeReport, Question, RefundFacts } from './acquirer.ts';
import { judgeCancel, judgeFound, judgeInquiry, judgePay, judgeRefund } from './ams-answers.ts';
import { payRequest, questionRequest, refundRequest } from './ams-client.ts';
import { AMS_FAMILIES } from './ams-profile.ts';
import { asAmsInquiry, judgeRefundAgain } from './aps-answers.ts';
import { APS_POLICY } from './aps-profile.ts';
import {
  APS_PATHS,
  apsInquiryResponseSchema,
  apsPayRequest,
  type ApsInquiryResponse,
} from './aps-wire.ts';
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

  function inquire<Answer extends { outcome: string }>(
    paymentRequestId: string,
    judge: (response: ReturnType<typeof asAmsInquiry>) => Answer,
  ) {
    return line.ask(
      { paymentRequestId },
      {
        path: APS_PATHS.inquiryPayment,
        schema: apsInquiryResponseSchema,
        judge: (response: ApsInquiryResponse) => judge(asAmsInquiry(response)),
      },
    );
  }

  return {
    policy: APS_POLICY,
    families: settings.families ?? AMS_FAMILIES,
    codeLengthMax: CODE_LENGTH_MAX,
    payBody: (pay) => Buffer.from(JSON.stringify(apsPayRequest(payRequest(pay, settings)))),
    connect: () => line.connect(APS_PATHS.pay, payResponseSchema, judgePay),
    inquire: (question: Question) =>
      inquire(question.paymentRequestId, (response) => judgeInquiry(response, question)),
    find: (paymentRequestId: string) =>
      inquire(paymentRequestId, (response) => judgeFound(response, paymentRequestId)),
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
    // "Retry refund with the same refundRequestId" (api_acq/refund) is the only question there is.
    inquireRefund: (refund: RefundFacts) =>
      line.ask(refundRequest(refund), {
        path: APS_PATHS.refund,
        schema: refundResponseSchema,
        judge: (response) => judgeRefundAgain(response, refund),
      }),
    close: () => line.close(),
  };
}
