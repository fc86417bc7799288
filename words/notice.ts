import type { Notice, Stage } from '../messages/views.ts';
import type { Catalogue, NextPress } from './catalogue.ts';

/** What a notice says: what was scanned or happened, what of the money, what to do on this stage. */
export function noticeText(notice: Notice, stage: Stage, words: Catalogue): string {
  // The table's type ties each code to its own notice; TypeScript loses that at the look-up.
  const write = words.notices[notice.code] as (notice: Notice, next: NextPress | null) => string;
  return write(notice, nextPress(stage));
}

/** Null: there is nothing to press but to wait, or a scan is what comes next. */
function nextPress(stage: Stage): NextPress | null {
  if (stage.screen !== 'attempt') return null;
  const { sale, attempt } = stage;
  if (attempt.waitsForWord) return 'sendNow';
  if (attempt.endedAt === null) return null;
  return sale.status === 'open' ? 'scanAgain' : 'nextSale';
}
