import type { GivingBackView } from '../../../messages/refunds.ts';
import type { Catalogue } from '../../../words/catalogue.ts';
import { refundText } from '../../../words/refund.ts';
import { clockTime } from '../../../words/time.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { useLostFocus } from '../../components/lost-focus.ts';
import { Shape } from '../../components/shape.tsx';
import { useWords } from '../../language.ts';
import { useStoreZone } from '../../till-context.ts';
import { useCalls, type Calls } from '../../use-calls.ts';
import details from '../attempt-details.module.css';
import { useHeldUntilSeen } from '../seen-first.ts';
import { PrintAction } from '../print-action.tsx';
import { Verdict } from '../verdict.tsx';
import { useRefundDraft } from './refund-draft.ts';
import { isRefundEnded, refundLook } from './refund-look.ts';

interface RefundProgressProps {
  readonly givingBack: GivingBackView;
}

/** How a refund goes, on the one anatomy of all verdicts: nothing is shown before it is proven. */
export function RefundProgress({ givingBack }: RefundProgressProps) {
  const words = useWords();
  const zone = useStoreZone();
  const calls = useCalls();
  useLostFocus();
  const { sale, attempt, refund } = givingBack;
  const { tone, shape, filled = false } = refundLook(refund);
  const scannedAt = clockTime(attempt.scannedAt, words.locale, zone);
  const facts = [words.screens.details.payment(attempt.shortId), scannedAt, sale.reference];
  return (
    <Verdict
      tone={tone}
      shape={<Shape name={shape} filled={filled} />}
      text={refundText(refund, words)}
      money={refund.money}
      facts={facts.filter((fact) => fact !== null).join(' · ')}
      failure={calls.failure}
      actions={
        <>
          {isRefundEnded(refund) ? (
            <EndedActions givingBack={givingBack} calls={calls} />
          ) : (
            <OpenActions givingBack={givingBack} calls={calls} />
          )}
          <PrintAction about={{ refundRequestId: refund.refundRequestId }} label="slip" />
        </>
      }
      details={<RefundDetails givingBack={givingBack} words={words} />}
    />
  );
}

interface ActionsProps extends RefundProgressProps {
  readonly calls: Calls;
}

/** It goes on by itself: its end is told on any screen. */
function OpenActions({ givingBack, calls }: ActionsProps) {
  const words = useWords();
  const close = useRefundDraft((draft) => draft.close);
  const { refundRequestId } = givingBack.refund;
  return (
    <>
      <ActionButton
        label={words.screens.refund.goOn}
        keyName="Enter"
        look="primary"
        onPress={close}
      />
      <ActionButton
        label={words.screens.actions.checkNow}
        keyName="C"
        look="outline"
        disabled={calls.pending}
        onPress={() => calls.ask('checkNow', { paymentRequestId: refundRequestId })}
      />
    </>
  );
}

function EndedActions({ givingBack, calls }: ActionsProps) {
  const say = useWords().screens.refund;
  const { askAgain, close } = useRefundDraft();
  const { refundRequestId, status } = givingBack.refund;
  const held = useHeldUntilSeen(`${refundRequestId} ${status}`);
  const seen = (): void => calls.ask('acknowledgeRefund', { refundRequestId, status });
  return (
    <>
      <ActionButton
        label={say.goOn}
        keyName="Enter"
        look="primary"
        held={held}
        onPress={() => {
          seen();
          close();
        }}
      />
      {status === 'refused' && (
        <ActionButton
          label={say.again}
          keyName="T"
          look="outline"
          held={held}
          onPress={() => {
            seen();
            askAgain();
          }}
        />
      )}
    </>
  );
}

interface RefundDetailsProps extends RefundProgressProps {
  readonly words: Catalogue;
}

function RefundDetails({ givingBack, words }: RefundDetailsProps) {
  const { attempt, refund } = givingBack;
  const { refundRequestId, resultCode } = refund;
  const { details: say, refund: sayOfRefund } = words.screens;
  const lines = [
    [say.payment(attempt.shortId), resultCode].filter((part) => part !== null).join(' · '),
    `${sayOfRefund.facts.refund} ${refundRequestId}`,
  ];
  const copied = [...lines, say.request(attempt.paymentRequestId), refund.status];
  return (
    <div className={details.details}>
      <div className={details.lines}>
        {lines.map((line) => (
          <p key={line} className={details.line}>
            {line}
          </p>
        ))}
      </div>
      <CopyButton text={copied.join('\n')} />
    </div>
  );
}
