import { create } from 'zustand';

import type { RefundableView } from '../../../messages/refunds.ts';
import type { RefundReason } from '../../../words/refund-words.ts';
import {
  nothingTyped,
  typedAmountAfter,
  type TypedAmount,
  type TypedAmountEvent,
} from '../typed-amount.ts';

/**
 * The refund that is being asked for. It outlives its screen: a scan or a verdict takes the window
 * to the stage, and who comes back finds it as it was.
 */
interface RefundDraft {
  /** Whose money goes back, as it was read when the screen was opened; null: it is closed. */
  readonly refundable: RefundableView | null;
  /** Nothing typed: the whole of what is left. */
  readonly typed: TypedAmount;
  readonly reason: RefundReason | null;
  /** What is typed as `other`. */
  readonly otherReason: string;
  /** Names the refund that would be asked for: the same key is the same refund. */
  readonly key: string;
  /** The till has it: what is shown from here on is how it goes. */
  readonly refundRequestId: string | null;
  readonly open: (refundable: RefundableView) => void;
  readonly close: () => void;
  readonly type: (event: TypedAmountEvent) => void;
  readonly choose: (reason: RefundReason) => void;
  readonly say: (otherReason: string) => void;
  readonly ask: (refundRequestId: string) => void;
  /** After a refusal: the same, as another one. */
  readonly askAgain: () => void;
}

const nothing = {
  refundable: null,
  typed: nothingTyped,
  reason: null,
  otherReason: '',
  refundRequestId: null,
} as const;

const newKey = () => ({ key: crypto.randomUUID() });

export const useRefundDraft = create<RefundDraft>((set) => ({
  ...nothing,
  ...newKey(),
  open: (refundable) => set({ ...nothing, ...newKey(), refundable }),
  close: () => set({ ...nothing, ...newKey() }),
  type: (event) =>
    set((draft) => {
      const typed = typedAmountAfter(draft.typed, event);
      return typed.digits === draft.typed.digits ? { typed } : { typed, ...newKey() };
    }),
  choose: (reason) => set({ reason, ...newKey() }),
  say: (otherReason) => set({ otherReason, ...newKey() }),
  ask: (refundRequestId) => set({ refundRequestId }),
  askAgain: () => set({ refundRequestId: null, ...newKey() }),
}));
