import type { RefundableView } from '../../../messages/refunds.ts';
import type { Catalogue } from '../../../words/catalogue.ts';
import { moneyText } from '../../../words/money.ts';
import type { RefundReason } from '../../../words/refund-words.ts';
import { amountMinorOf, type TypedAmount } from '../typed-amount.ts';

interface RefundAsked {
  readonly typed: TypedAmount;
  readonly reason: RefundReason | null;
  readonly otherReason: string;
}

interface RefundReadiness {
  readonly amountMinor: number;
  /** As it is written down; empty: none yet. */
  readonly reason: string;
  readonly needsPin: boolean;
  /** What stands against asking the till for it, in words; null: nothing. */
  readonly hindrance: string | null;
}

/** What would be asked of the till, which decides about it. */
export function refundReadiness(
  { typed, reason, otherReason }: RefundAsked,
  { sale, leftMinor, formerAcquirer, takesParts, withoutPinMinor }: RefundableView,
  words: Catalogue,
): RefundReadiness {
  const say = words.screens.refund;
  const amountMinor = typed.digits === '' ? leftMinor : amountMinorOf(typed);
  const said = sayReason(reason, otherReason.trim(), words);
  const left = moneyText({ ...sale.money, amountMinor: leftMinor }, words.locale);
  const hindrances = [
    formerAcquirer === null ? null : say.formerAcquirer(formerAcquirer),
    leftMinor === 0 ? say.nothingLeft : null,
    !takesParts && leftMinor < sale.money.amountMinor ? say.noPartLeft : null,
    amountMinor > leftMinor ? say.tooMuch(left) : null,
    said === '' ? say.needsReason : null,
  ];
  return {
    amountMinor,
    reason: said,
    needsPin: amountMinor > withoutPinMinor,
    hindrance: hindrances.find((hindrance) => hindrance !== null) ?? null,
  };
}

function sayReason(reason: RefundReason | null, other: string, words: Catalogue): string {
  if (reason === null) return '';
  return reason === 'other' ? other : words.screens.refund.reasons[reason];
}
