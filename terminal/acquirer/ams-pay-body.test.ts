import { describe, expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { settingsFor } from '../../fixtures/proof/signed-server.ts';
import type { Currency, MinorUnits } from '../core/money.ts';
import type { PayFacts } from './acquirer.ts';
import { openAmsAcquirer } from './ams-client.ts';
import type { AcquirerSettings } from './settings.ts';
import { payRequestSchema } from './wire.ts';

const CODE = '281006020000000000125733';
const PAY: PayFacts = {
  paymentRequestId: 'SIM1',
  saleId: 'SIMS1',
  reference: 'Table 12',
  money: { amountMinor: 1820 as MinorUnits, currency: 'EUR' as Currency },
  code: CODE,
  requestedAt: Date.UTC(2026, 10, 2, 12, 0, 0, 999),
  expiresAt: Date.UTC(2026, 10, 2, 12, 1, 30, 999),
};

function bodyOf(pay: PayFacts, changes: Partial<AcquirerSettings> = {}): unknown {
  const settings = settingsFor(new URL('http://127.0.0.1'), changes);
  const acquirer = openAmsAcquirer(settings, new ManualClock(), () => undefined);
  onTestFinished(() => acquirer.close());
  return JSON.parse(Buffer.from(acquirer.payBody(pay)).toString());
}

describe('the body of a pay', () => {
  test('holds every field that the dialect asks for, and no other', () => {
    const json = bodyOf(PAY);
    expect(json).toEqual(payRequestSchema.parse(json));
    expect(json).toEqual({
      productCode: 'IN_STORE_PAYMENT',
      paymentRequestId: 'SIM1',
      order: {
        referenceOrderId: 'SIMS1',
        orderDescription: 'Table 12',
        orderAmount: { currency: 'EUR', value: '1820' },
        merchant: {
          referenceMerchantId: 'LOUISE',
          merchantName: 'Louise SARL',
          merchantMCC: '5814',
          store: {
            referenceStoreId: 'CAFE-LOUISE',
            storeName: 'Café Louise',
            storeMCC: '5814',
            storeTerminalId: 'Till-2',
          },
        },
        env: { storeTerminalId: 'Till-2', storeTerminalRequestTime: '2026-11-02T12:00:00+00:00' },
      },
      paymentAmount: { currency: 'EUR', value: '1820' },
      paymentMethod: { paymentMethodType: 'CONNECT_WALLET', paymentMethodId: CODE },
      paymentFactor: { inStorePaymentScenario: 'PaymentCode' },
      paymentExpiryTime: '2026-11-02T12:01:30+00:00',
      paymentNotifyUrl: 'https://countercode.invalid/notify',
      settlementStrategy: { settlementCurrency: 'EUR' },
      merchantRegion: 'FR',
    });
  });

  test('describes a sale without a reference by its store, and leaves an unknown region out', () => {
    const store = { id: 'CAFE-LOUISE', name: 'Café Louise', mcc: '5814', region: null };
    const json = bodyOf({ ...PAY, reference: null }, { store });
    expect(json).toEqual(payRequestSchema.parse(json));
    expect(json).toMatchObject({ order: { orderDescription: 'Café Louise' } });
    expect(json).not.toHaveProperty('merchantRegion');
  });
});
