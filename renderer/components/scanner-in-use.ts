import type { ScannerView } from '../../messages/views.ts';
import type { Catalogue } from '../../words/catalogue.ts';

/** The scanner that matters: one that is ready if there is one, else the nearest to it. */
export function scannerInUse(scanners: readonly ScannerView[]): ScannerView | null {
  const order = ['ready', 'opening', 'faulted', 'absent'] as const;
  for (const status of order) {
    const found = scanners.find((scanner) => scanner.status === status);
    if (found !== undefined) return found;
  }
  return null;
}

/** What to do before a code can be scanned; empty: nothing. */
export function scannerAdvice(
  scanners: readonly ScannerView[],
  { scanner: say }: Catalogue,
): string {
  const scanner = scannerInUse(scanners);
  return scanner === null ? say.noneAdvice : say.advice[scanner.status];
}
