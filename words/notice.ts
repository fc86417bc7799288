import type { Notice } from '../messages/views.ts';
import type { Catalogue } from './catalogue.ts';

/** What a notice says: what was scanned or happened, what of the money, what to do. */
export function noticeText(notice: Notice, words: Catalogue): string {
  // The table's type ties each code to its own notice; TypeScript loses that at the look-up.
  const write = words.notices[notice.code] as (notice: Notice) => string;
  return write(notice);
}
