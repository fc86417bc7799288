import { describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { dayViewSchema, foundPaymentsSchema } from './day.schema.ts';
import type { DayView, FoundPayments } from './day.ts';
import type { devicesViewSchema } from './devices.schema.ts';
import type { DevicesView } from './devices.ts';
import { callArgumentSchemas, callResultSchemas } from './table.schema.ts';
import { CALL_ANSWERED_BY, type CallName, type Calls } from './table.ts';
import type { simulationViewSchema, startFailureSchema, tillViewSchema } from './views.schema.ts';
import type { SimulationView, StartFailure, TillView } from './views.ts';

const CALLS = Object.keys(CALL_ANSWERED_BY) as CallName[];
const EXAMPLES: { readonly [Name in CallName]: Calls[Name]['argument'] } = {
  readTill: null,
  readShell: null,
  charge: { key: 'k1', amountMinor: 1820, reference: null, heldScanAt: null },
  chargeAnyway: { key: 'k1' },
  withdrawCharge: { key: 'k1' },
  forgetScan: { heldScanAt: 1 },
  closeSale: { saleId: 's1', paymentRequestId: null, as: 'dropped' },
  handOver: { paymentRequestId: 'p1', status: 'unconfirmed' },
  takeBack: { saleId: 's1' },
  acknowledge: { paymentRequestId: 'p1', status: 'paid' },
  scanTyped: { physical: '28', characters: 'é_' },
  scanSeen: { text: '28', symbology: ']Q1' },
  scanAgain: { saleId: 's1' },
  cancelPayment: { paymentRequestId: 'p1' },
  nextSale: { saleId: 's1' },
  checkNow: { paymentRequestId: 'p1' },
  findPayments: { text: '18.20', businessDay: null, only: 'all', after: null },
  readDay: { businessDay: '2026-11-21' },
  exportDay: { businessDay: '2026-11-21', language: 'fr' },
  presentCode: { customerId: 'c1', kind: 'own', through: 'serial' },
  answerPrompt: { customerId: 'c1', confirms: false },
  printSlip: { about: { paymentRequestId: 'p1' }, language: 'fr' },
  printTest: { language: 'fr' },
  openDrawer: { pin: '2580' },
  retryPrint: { jobId: 'j1' },
  dropPrints: { jobIds: ['j1'] },
  restartTill: null,
  sendNow: { paymentRequestId: 'p1' },
  checkAll: null,
  chargeAgain: { paymentRequestId: 'p1', status: 'needsAttention', pin: '2580' },
  seenInPortal: { paymentRequestId: 'p1', status: 'needsAttention', pin: '2580' },
  readRefunds: { paymentRequestId: 'p1' },
  refund: { key: 'k1', paymentRequestId: 'p1', amountMinor: 500, reason: 'Cold soup', pin: null },
  acknowledgeRefund: { refundRequestId: 'r1', status: 'refunded' },
  verifyJournal: null,
  readBackups: null,
  backUpNow: null,
  readManagerPin: null,
  setManagerPin: { pin: '2580', current: null },
  restoreBackup: { name: 'till-20261121-143205.db' },
  startEmpty: null,
  readDevices: null,
  startRecording: { scannerId: 'hid-1' },
  stopRecording: null,
  replayRecording: { name: 'hid-layout-a' },
};

describe.each(CALLS)('the call %s', (name) => {
  test('takes what the table says, and nothing else', () => {
    const schema = callArgumentSchemas[name];
    const example = EXAMPLES[name];
    expect(schema.safeParse(example)).toEqual({ success: true, data: example });
    for (const wrong of [undefined, 'text', 7, [], { ...example, more: 1 }]) {
      expect(schema.safeParse(wrong).success).toBe(false);
    }
    for (const field of Object.keys(example ?? {})) {
      expect(schema.safeParse({ ...example, [field]: undefined }).success).toBe(false);
      expect(schema.safeParse({ ...example, [field]: 'x'.repeat(5000) }).success).toBe(false);
    }
  });

  test('has a schema for its result, unless the shell answers it itself', () => {
    expect(Object.hasOwn(callResultSchemas, name)).toBe(CALL_ANSWERED_BY[name] !== 'shell');
  });
});

test('the schemas of the views say what their types say, both ways', () => {
  expectTypeOf<z.infer<typeof tillViewSchema>>().toExtend<TillView>();
  expectTypeOf<TillView>().toExtend<z.infer<typeof tillViewSchema>>();
  expectTypeOf<z.infer<typeof simulationViewSchema>>().toExtend<SimulationView>();
  expectTypeOf<SimulationView>().toExtend<z.infer<typeof simulationViewSchema>>();
  expectTypeOf<z.infer<typeof dayViewSchema>>().toExtend<DayView>();
  expectTypeOf<DayView>().toExtend<z.infer<typeof dayViewSchema>>();
  expectTypeOf<z.infer<typeof foundPaymentsSchema>>().toExtend<FoundPayments>();
  expectTypeOf<FoundPayments>().toExtend<z.infer<typeof foundPaymentsSchema>>();
  expectTypeOf<z.infer<typeof startFailureSchema>>().toExtend<StartFailure>();
  expectTypeOf<z.infer<typeof devicesViewSchema>>().toExtend<DevicesView>();
  expectTypeOf<DevicesView>().toExtend<z.infer<typeof devicesViewSchema>>();
  expectTypeOf<StartFailure>().toExtend<z.infer<typeof startFailureSchema>>();
});
