import type { GivingBackView, RefundableView } from '../../../messages/refunds.ts';
import type { TillView } from '../../../messages/views.ts';
import { useWords } from '../../language.ts';
import { useRefundDraft } from './refund-draft.ts';
import { RefundForm } from './refund-form.tsx';
import { RefundProgress } from './refund-progress.tsx';
import styles from './refund-screen.module.css';
import { useRefundable } from './use-refundable.ts';

interface RefundScreenProps {
  readonly till: TillView;
  /** As it was when the screen was opened. */
  readonly opened: RefundableView;
}

/** Gives money of one payment back: what and why, and then how it goes until its end is proven. */
export function RefundScreen({ till, opened }: RefundScreenProps) {
  const words = useWords();
  const { refundRequestId } = useRefundDraft();
  const { refundable, failure } = useRefundable(opened.attempt.paymentRequestId, opened);
  if (refundRequestId !== null) {
    const asked = givingBackOf(refundRequestId, till, refundable);
    if (asked !== null) return <RefundProgress key={asked.refund.status} givingBack={asked} />;
  } else if (refundable !== null) {
    return <RefundForm refundable={refundable} />;
  }
  return (
    <output className={styles.reading}>
      {failure === null ? words.screens.refund.reading : words.callFailures[failure]}
    </output>
  );
}

/** The till tells it as it is now, until its end was seen; the records keep it. */
function givingBackOf(
  id: string,
  { givingBack }: TillView,
  refundable: RefundableView | null,
): GivingBackView | null {
  const told = givingBack.newest.find(({ refund }) => refund.refundRequestId === id);
  if (told !== undefined) return told;
  const refund = refundable?.refunds.find(({ refundRequestId }) => refundRequestId === id);
  if (refundable === null || refund === undefined) return null;
  return { sale: refundable.sale, attempt: refundable.attempt, refund };
}
