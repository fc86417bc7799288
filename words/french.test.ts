import { describe, expect, test } from 'vitest';

import { JOURNAL_FAULTS } from '../messages/records.ts';
import { givingBackView, refundView } from '../fixtures/proof/refund-views.ts';
import { paymentView } from '../fixtures/proof/views.ts';
import {
  ATTENTION_REASONS,
  FINAL_STATUSES,
  NOT_SENT_REASONS,
  OPEN_STATUSES,
} from '../terminal/core/attempt.ts';
import { NOT_A_CODE_REASONS } from '../terminal/core/payment-code.ts';
import {
  FINAL_REFUND_STATUSES,
  OPEN_REFUND_STATUSES,
  REFUND_CAUSES,
} from '../terminal/core/refund.ts';
import { SALE_STATUSES } from '../terminal/core/sale.ts';
import { french } from './french.ts';
import { outcomeText } from './outcome.ts';
import { givingBackText, refundText } from './refund.ts';

/** Every text that is in a part of the catalogue, or comes out of it. */
function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsIn) : [];
}

function recovered(openAttempts: number): string {
  return french.notices.recovered({ at: 0, code: 'recovered', openAttempts }, null);
}

const spoken = [
  ...[...OPEN_STATUSES, ...FINAL_STATUSES].flatMap((status) =>
    [
      ...ATTENTION_REASONS.map((attentionReason) => ({ attentionReason })),
      ...NOT_SENT_REASONS.map((notSentReason) => ({ notSentReason })),
      ...(['cashier', 'limit', 'intent'] as const).map((cancelCause) => ({ cancelCause })),
      { mayHaveBeenPaid: true },
      { refundedElsewhere: true },
      { waitsForWord: true },
      { seenInPortal: true },
    ].map((changes) => french.verdicts[status](paymentView(status, changes).attempt)),
  ),
  ...[...OPEN_STATUSES, ...FINAL_STATUSES].flatMap((status) =>
    SALE_STATUSES.map((sale) =>
      outcomeText(paymentView(status, {}, { status: sale }), '12:41', french),
    ),
  ),
  ...[...OPEN_REFUND_STATUSES, ...FINAL_REFUND_STATUSES].flatMap((status) =>
    REFUND_CAUSES.flatMap((cause) => {
      const refund = refundView(status, { cause });
      const told = givingBackText(givingBackView(refund), '12:41', french);
      return [refundText(refund, french), told];
    }),
  ),
  ...ATTENTION_REASONS.map((attentionReason) =>
    refundText(refundView('needsAttention', { attentionReason }), french),
  ),
  outcomeText(paymentView('paid', {}, { isFound: true }), '12:41', french),
  french.screens.actions.sendNow(31),
  french.screens.manager.refund.means('18,20\u00a0€'),
  french.screens.openPayments.alsoAsked(3, 2),
  french.screens.openPayments.moreInHistory(50, 64),
  french.screens.history.nothingFound('99'),
  ...NOT_A_CODE_REASONS.map((reason) =>
    french.notices.notACode({ at: 0, code: 'notACode', reason }, null),
  ),
  french.notices.scanWhileOpen({ at: 0, code: 'scanWhileOpen' }, null),
  recovered(2),
  french.screens.simulation.asks('Ondo', '18,20\u00a0€'),
  french.screens.restarting(2),
  french.screens.details.nextSaleIn(8),
  french.link.word.answering(84),
  french.link.clockAhead(45),
  french.screens.records.journal.whole(0),
  french.screens.records.journal.whole(1_204),
  french.screens.records.journal.sealedFrom(48),
  ...JOURNAL_FAULTS.map((fault) => french.screens.records.journal.broken[fault](7)),
  french.screens.records.backups.newest('21 nov. 2026, 14:32:05', 14),
  french.screens.records.pin.locked('14:47'),
  french.screens.records.pin.triesLeft(2),
  french.replaceRecords.restore('21 nov. 2026, 14:32:05'),
];

describe('French', () => {
  const texts = [french, ...spoken].flatMap(textsIn);

  test('has a narrow space that does not break before its high signs and inside its quotes', () => {
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter((text) => /[^\u202f][;!?»]| :|«[^\u202f]/.test(text))).toEqual([]);
  });

  test('never leaves a unit alone on a line', () => {
    expect(texts.filter((text) => /\d (?:s|ms)\b/.test(text))).toEqual([]);
  });

  test('has real apostrophes and ellipses', () => {
    expect(texts.filter((text) => /'|\.\.\./.test(text))).toEqual([]);
  });

  test('counts nought and one alike, and two not', () => {
    expect(recovered(0)).toContain('0 paiement est');
    expect(recovered(1)).toContain('1 paiement est');
    expect(recovered(2)).toContain('2 paiements sont');
  });
});
