import { callArgumentSchemas } from '../../messages/table.schema.ts';
import type { Answer, Calls, CallsBy } from '../../messages/table.ts';
import type { Devices } from '../devices/devices.ts';
import type { PrintDesk } from '../receipts/print-desk.ts';
import type { Reports } from '../reports/reports.ts';
import type { ManagerPin } from '../staff/manager-pin.ts';
import type { Till } from './till.ts';

/** Who answers: the till itself at once, its records when they have been read. */
export interface CallAnswerers {
  readonly till: Till;
  readonly reports: Reports;
  readonly managerPin: ManagerPin;
  readonly printing: PrintDesk;
  readonly devices: Devices;
}

type Handler<Name extends CallsBy<'terminal'>> = (
  answerers: CallAnswerers,
  argument: Calls[Name]['argument'],
) => Answer<Calls[Name]['result']> | Promise<Answer<Calls[Name]['result']>>;

const HANDLERS: { readonly [Name in CallsBy<'terminal'>]: Handler<Name> } = {
  readTill: ({ till }) => ({ ok: true, result: till.view() }),
  charge: ({ till }, call) => till.charge(call),
  chargeAnyway: ({ till }, { key }) => till.chargeAnyway(key),
  withdrawCharge: ({ till }, { key }) => till.withdrawCharge(key),
  forgetScan: ({ till }, { heldScanAt }) => till.forgetScan(heldScanAt),
  closeSale: ({ till }, call) => till.closeSale(call),
  handOver: ({ till }, seen) => till.handOver(seen),
  takeBack: ({ till }, { saleId }) => till.takeBack(saleId),
  acknowledge: ({ till }, seen) => till.acknowledge(seen),
  scanTyped: ({ till }, scan) => till.scanTyped(scan),
  scanSeen: ({ till }, scan) => till.scanSeen(scan),
  scanAgain: ({ till }, { saleId }) => till.scanAgain(saleId),
  nextSale: ({ till }, { saleId }) => till.nextSale(saleId),
  cancelPayment: ({ till }, { paymentRequestId }) => till.cancelPayment(paymentRequestId),
  checkNow: ({ till }, { paymentRequestId }) => till.checking.one(paymentRequestId),
  checkAll: ({ till }) => till.checking.all(),
  sendNow: ({ till }, { paymentRequestId }) => till.sendNow(paymentRequestId),
  chargeAgain: ({ till }, call) => till.manager.chargeAgain(call),
  seenInPortal: ({ till }, call) => till.manager.seenInPortal(call),
  readRefunds: ({ till }, { paymentRequestId }) => till.givingBack.read(paymentRequestId),
  refund: ({ till }, call) => till.givingBack.refund(call),
  acknowledgeRefund: ({ till }, call) => till.givingBack.acknowledge(call),
  findPayments: ({ reports }, query) => reports.find(query),
  readDay: ({ reports }, { businessDay }) => reports.day(businessDay),
  exportDay: ({ reports }, { businessDay, language }) => reports.exportDay(businessDay, language),
  verifyJournal: ({ reports }) => reports.verifyJournal(),
  readBackups: ({ reports }) => ({ ok: true, result: reports.backups() }),
  backUpNow: ({ reports }) => reports.backUpNow(),
  readManagerPin: ({ managerPin }) => managerPin.view(),
  printSlip: ({ printing }, call) => printing.printSlip(call),
  printTest: ({ printing }, call) => printing.printTest(call),
  openDrawer: ({ printing }, call) => printing.openDrawer(call),
  retryPrint: ({ printing }, call) => printing.retryPrint(call),
  dropPrints: ({ printing }, call) => printing.dropPrints(call),
  readDevices: ({ devices }) => ({ ok: true, result: devices.read() }),
  startRecording: ({ devices }, { scannerId }) => devices.startRecording(scannerId),
  stopRecording: ({ devices }) => devices.stopRecording(),
  setManagerPin: ({ managerPin }, { pin, current }) => managerPin.set(pin, current),
};

/** Carries out one call of the screen; an argument that does not fit the table is `malformed`. */
export async function answerCall(
  answerers: CallAnswerers,
  name: CallsBy<'terminal'>,
  raw: unknown,
): Promise<Answer<unknown>> {
  const parsed = callArgumentSchemas[name].safeParse(raw);
  if (!parsed.success) return { ok: false, failure: 'malformed' };
  // The table ties each name to its own argument; TypeScript loses that at the look-up.
  const handler = HANDLERS[name] as (
    answerers: CallAnswerers,
    argument: unknown,
  ) => Answer<unknown> | Promise<Answer<unknown>>;
  return handler(answerers, parsed.data);
}
