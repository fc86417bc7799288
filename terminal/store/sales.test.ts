import { describe, expect, test } from 'vitest';
import { saleOf } from '../../fixtures/proof/attempts.ts';
import { temporaryTill } from '../../fixtures/proof/temporary-till.ts';
import { SALE_STATUSES } from '../core/sale.ts';

describe('a sale', () => {
  test.each(SALE_STATUSES)('comes back as it was written, %s', (status) => {
    const { store } = temporaryTill();
    const sale = saleOf({ status, reference: status === 'open' ? null : 'Table 12' });
    store.sales.insert(sale);
    expect(store.sales.byId(sale.saleId)).toEqual(sale);
    expect(store.sales.byCallKey(sale.callKey)).toEqual(sale);
  });

  test('that is not there is null', () => {
    const { store } = temporaryTill();
    expect(store.sales.byId('nobody')).toBeNull();
    expect(store.sales.byCallKey('nothing')).toBeNull();
  });

  test('changes its status and nothing else', () => {
    const { store } = temporaryTill();
    store.sales.insert(saleOf());
    store.sales.insert(saleOf({ saleId: 'OTHER' }));
    store.sales.setStatus(saleOf().saleId, 'paid');
    expect(store.sales.byId(saleOf().saleId)).toEqual(saleOf({ status: 'paid' }));
    expect(store.sales.byId('OTHER')?.status).toBe('open');
  });

  test('is the only one of its call key', () => {
    const { store } = temporaryTill();
    store.sales.insert(saleOf({ callKey: 'K' }));
    const again = saleOf({ callKey: 'K', saleId: 'OTHER' });
    expect(() => store.sales.insert(again)).toThrow(/UNIQUE/);
  });

  test.each([
    ['an amount of nothing', 'amount_minor = 0'],
    ['a currency of two letters', `currency = 'EU'`],
    ['a status that is none', `status = 'closed'`],
  ])('takes no %s', (_name, change) => {
    const { store, database } = temporaryTill();
    store.sales.insert(saleOf());
    expect(() => database.exec(`UPDATE sales SET ${change}`)).toThrow(/CHECK/);
  });
});
