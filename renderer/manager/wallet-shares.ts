import type { DayTotals, WalletFigure } from '../../messages/day.ts';

/** As many as stand beside the hours; what is smaller is told together. */
const WALLETS_SHOWN = 5;

export interface WalletShares {
  readonly shown: readonly WalletFigure[];
  /** All others in one; null: there are none. */
  readonly others: Pick<WalletFigure, 'amountMinor' | 'count'> | null;
}

/** The largest wallets of a day, and the rest of them as one. */
export function walletShares({ wallets }: Pick<DayTotals, 'wallets'>): WalletShares {
  if (wallets.length <= WALLETS_SHOWN) return { shown: wallets, others: null };
  const others = { amountMinor: 0, count: 0 };
  for (const { amountMinor, count } of wallets.slice(WALLETS_SHOWN - 1)) {
    others.amountMinor += amountMinor;
    others.count += count;
  }
  return { shown: wallets.slice(0, WALLETS_SHOWN - 1), others };
}
