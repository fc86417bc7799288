import { expect, test } from 'vitest';

import { walletShares } from './wallet-shares.ts';

function wallets(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    wallet: `Wallet ${index + 1}`,
    amountMinor: 1000 - index,
    count: 1,
  }));
}

test('as many wallets as there is room for are each shown', () => {
  expect(walletShares({ wallets: wallets(5) })).toEqual({ shown: wallets(5), others: null });
});

test('more than that are the four largest and the sum of all others', () => {
  expect(walletShares({ wallets: wallets(7) })).toEqual({
    shown: wallets(4),
    others: { amountMinor: 996 + 995 + 994, count: 3 },
  });
});
