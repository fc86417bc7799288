import { expect, test } from 'vitest';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { SUCCESS } from '../../fixtures/proof/running-payments.ts';
import { PIN, runningTill } from '../../fixtures/proof/running-till.ts';
import { temporaryFolder } from '../../fixtures/proof/temporary-till.ts';
import { backupFolder, makeBackup } from '../store/backups.ts';
import { restoreDatabase } from '../store/restoration.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** A payment of three days ago, of which 9.00 of 18.20 went back after today's backup was made. */
async function refundedAfterBackup() {
  const folder = temporaryFolder();
  const counter = runningTill(folder);
  const { till, clock, acquirer } = counter;
  counter.charge(1820);
  const paymentRequestId = await counter.scan();
  await counter.payAnswers(SUCCESS);
  till.nextSale(counter.shown().sale.saleId);
  clock.advance(3 * DAY_MS);
  counter.arms();
  counter.charge(500);
  await counter.scan();
  await counter.payAnswers(SUCCESS);
  const file = `${folder}/till.db`;
  const backup = makeBackup(counter.database, backupFolder(file), clock.now());
  clock.advance(MINUTE_MS);
  const asked = { key: 'K1', paymentRequestId, amountMinor: 900, reason: 'Cold soup', pin: PIN };
  await till.givingBack.refund(asked);
  clock.advance(0);
  await acquirer.refunds[0]?.answer({ outcome: 'refunded' });
  await counter.settled();
  expect(till.givingBack.read(paymentRequestId)).toMatchObject({ result: { leftMinor: 920 } });
  counter.database.close();
  return { folder, file, backup: backup.name, paymentRequestId, at: clock.now() };
}

test('a refund that the restored backup does not know is found out, however old its payment', async () => {
  const { folder, file, backup, paymentRequestId, at } = await refundedAfterBackup();
  restoreDatabase(file, backup, at);
  const clock = new ManualClock();
  clock.advance(3 * DAY_MS + 2 * MINUTE_MS);
  const { till, acquirer, settled } = runningTill(folder, clock, true);
  clock.advance(0);
  const details = { ...SUCCESS.details, refundedElsewhereMinor: 900 };
  for (const inquiry of acquirer.inquiries.splice(0)) {
    const isRefunded = inquiry.sent.paymentRequestId === paymentRequestId;
    await inquiry.answer(isRefunded ? { ...SUCCESS, details } : SUCCESS);
  }
  await settled();
  expect(till.givingBack.read(paymentRequestId)).toMatchObject({ result: { leftMinor: 920 } });
});
