import type { ScannerView } from '../../messages/views.ts';
import type { Catalogue } from '../../words/catalogue.ts';

/** `typing`: the till knows of none, but one that types was heard. */
export type ScannerInUse = ScannerView['status'] | 'typing' | 'none';

/** The scanner that matters: one that is ready if there is one, else the nearest to it. */
export function scannerInUse(
  scanners: readonly ScannerView[],
  isTypingHeard: boolean,
): ScannerInUse {
  const order = ['ready', 'opening', 'faulted', 'absent'] as const;
  const found = order.find((status) => scanners.some((scanner) => scanner.status === status));
  return found ?? (isTypingHeard ? 'typing' : 'none');
}

/** One short word, for the status bar. */
export function scannerWord(scanner: ScannerInUse, { scanner: say }: Catalogue): string {
  if (scanner === 'none') return say.noneWord;
  return scanner === 'typing' ? say.typingWord : say.word[scanner];
}

/** What to do before a code can be scanned; empty: nothing. */
export function scannerAdvice(scanner: ScannerInUse, { scanner: say }: Catalogue): string {
  if (scanner === 'none') return say.noneAdvice;
  return scanner === 'typing' ? '' : say.advice[scanner];
}
