import { describe, expect, test } from 'vitest';
import { details } from '../../fixtures/proof/decisions.ts';
import { receipt } from '../../fixtures/proof/print-queue.ts';
import { PAID, pay, paysCash, printingTill, refund } from '../../fixtures/proof/printing-till.ts';
import { PIN, seenPayment } from '../../fixtures/proof/running-till.ts';
import { SLIPS_MAX } from './print-list.ts';
import { slipLines } from './slip-lines.ts';
import { printed as paperOf } from './test-slips.ts';

describe('a slip', () => {
  test('says what is known now, and its receipt is no copy of what was not known', async () => {
    const till = printingTill();
    till.charge();
    const paymentRequestId = await till.scan();
    await till.goesSilent();
    const print = async (): Promise<void> => {
      till.desk.printSlip({ about: { paymentRequestId }, language: 'en' });
      await till.settled();
    };
    await print();
    await till.inquiryAnswers(PAID);
    await print();
    await print();
    expect(
      till.printed.map(({ facts, copy }) => [
        facts.kind === 'payment' && facts.payment.attempt.status,
        facts.locale,
        copy,
      ]),
    ).toEqual([
      ['unconfirmed', 'en', 0],
      ['paid', 'en', 0],
      ['paid', 'en', 1],
    ]);
  });

  test('of a refund says of which payment, and what of it is given back', async () => {
    const till = printingTill();
    const paymentRequestId = await pay(till);
    const refundRequestId = await refund(till, paymentRequestId);
    till.desk.printSlip({ about: { refundRequestId }, language: 'fr' });
    expect(till.printed).toMatchObject([
      {
        facts: {
          kind: 'refund',
          refund: { refundRequestId, money: { amountMinor: 500 } },
          payment: { attempt: { paymentRequestId, givenBackMinor: 500 } },
        },
      },
    ]);
  });

  test('that waited while money went back says so, and counts what others gave back', async () => {
    const till = printingTill();
    till.bridge.isThere = false;
    till.charge();
    const paymentRequestId = await till.scan();
    const elsewhere = details({ refundedElsewhereMinor: 400 });
    await till.payAnswers({ outcome: 'success', details: elsewhere });
    till.desk.printSlip({ about: { paymentRequestId }, language: 'en' });
    await refund(till, paymentRequestId);
    till.clock.advance(60_000);
    till.isReady();
    const at = till.clock.now();
    const attempt = { givenBackMinor: 900, unprovenBackMinor: 500 };
    expect(till.printed.at(-1)).toMatchObject({ copy: 0, facts: { at, payment: { attempt } } });
  });

  test('of a payment that a manager saw paid elsewhere says that this till has not verified it', async () => {
    const till = printingTill();
    till.charge();
    const paymentRequestId = await till.scan();
    await till.needsAttention();
    const { status } = seenPayment(till.till, paymentRequestId);
    await till.till.manager.seenInPortal({ paymentRequestId, status, pin: PIN });
    till.desk.printSlip({ about: { paymentRequestId }, language: 'en' });
    const facts = till.printed[0]?.facts;
    expect(facts).toMatchObject({ payment: { attempt: { seenInPortal: true } } });
    expect(facts && paperOf(facts)).toContain('A manager of the shop has seen it paid');
  });

  test.each([
    ['of nothing that there is', { host: 'h' }, 'P404', 'en', 'notNow'],
    ['in a language without words', { host: 'h' }, null, 'tlh', 'malformed'],
    ['without a printer', null, null, 'en', 'noPrinter'],
  ] as const)('%s is refused: %#', async (_what, config, id, language, failure) => {
    const till = printingTill(config);
    const paymentRequestId = id ?? (await pay(till));
    const answer = till.desk.printSlip({ about: { paymentRequestId }, language });
    expect(answer).toEqual({ ok: false, failure });
    expect(till.printed).toEqual([]);
  });

  test('carries a code that leads back to its payment when it is scanned', async () => {
    const till = printingTill();
    const paymentRequestId = await pay(till);
    till.desk.printSlip({ about: { paymentRequestId }, language: 'en' });
    const facts = till.printed[0]?.facts;
    if (facts === undefined) throw new Error('nothing was printed');
    const paper = { columns: 48, widthDots: 576, codePages: ['cp437'] };
    const codes = slipLines(facts, 0, paper, null).filter((line) => line.type === 'code');
    expect(codes).toHaveLength(1);
    till.till.scanned(codes[0]?.text ?? '', 'serial-1');
    expect(till.view().notice).toMatchObject({ code: 'receiptScanned', paymentRequestId });
  });
});

describe('by itself', () => {
  test('a till that always prints does so once, when the payment on its stage goes through', async () => {
    const till = printingTill({ host: 'h', prints: 'always' });
    const stored = till.store.attempts.byId(await pay(till));
    await till.settled();
    // More is heard of it while it still stands there.
    if (stored?.readable === true) till.till.attemptChanged(stored.attempt);
    await till.settled();
    expect(till.printed.map(({ facts, copy }) => [facts.locale, copy])).toEqual([['fr', 0]]);
  });

  test('nothing is printed of a payment that nobody waits for any more', async () => {
    const till = printingTill({ host: 'h', prints: 'always' });
    till.charge();
    const paymentRequestId = await till.scan();
    await till.goesSilent();
    till.till.handOver({ paymentRequestId, status: 'unconfirmed' });
    await till.inquiryAnswers(PAID);
    expect(till.store.attempts.byId(paymentRequestId)).toMatchObject({
      attempt: { status: 'paid' },
    });
    expect(till.printed).toEqual([]);
  });

  test('a slip for which there is no room is told as that, and the disk is not blamed', async () => {
    const till = printingTill({ host: 'h', prints: 'always' });
    till.bridge.isThere = false;
    for (let slips = 0; slips < SLIPS_MAX; slips += 1) till.queue.add(receipt(`P${slips}`));
    await pay(till);
    expect(till.view().printing.jobs[0]).toMatchObject({ status: 'failed', problem: 'queueFull' });
  });

  test('a slip that the disk refuses is told, and the payment is paid all the same', async () => {
    const till = printingTill({ host: 'h', prints: 'always' });
    till.store.printJobs.put = () => {
      throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
    };
    await pay(till);
    expect(till.shown().attempt.status).toBe('paid');
    expect(till.view().arming.status).toBe('armed');
    expect(till.view().printing.jobs).toMatchObject([{ status: 'failed', problem: 'notWritten' }]);
    expect(till.printed).toEqual([]);
  });
});

describe('the drawer', () => {
  test('opens for a sale that is paid another way, and the journal says for which', () => {
    const till = printingTill();
    const saleId = paysCash(till);
    expect(till.opened).toHaveLength(1);
    expect(till.journalled()).toEqual([[saleId, '{"cause":"paidOtherwise"}']]);
  });

  test.each([
    [{ host: 'h' }],
    [{ host: 'h', drawer: 'pin2', opensDrawerOn: { paidOtherwise: false } }],
    [null],
  ])('stays shut where there is none, or where the shop wants it: %j', (config) => {
    const till = printingTill(config);
    paysCash(till);
    expect(till.opened).toEqual([]);
  });

  test('opens by hand on the manager’s PIN alone, once that is written down', async () => {
    const till = printingTill();
    const open = (pin: string) => till.desk.openDrawer({ pin });
    expect(await open('0000')).toEqual({ ok: false, failure: 'pinWrong' });
    expect(till.opened).toEqual([]);
    expect(await open(PIN)).toMatchObject({ ok: true });
    expect(till.opened).toHaveLength(1);
    expect(till.journalled()).toEqual([['till', '{"cause":"manager"}']]);
    till.store.journal.append = () => {
      throw new Error('disk full');
    };
    expect(await open(PIN)).toEqual({ ok: false, failure: 'printNotKept' });
    expect(till.opened).toHaveLength(1);
  });

  test('of a printer without one is told', async () => {
    const { desk } = printingTill({ host: 'h' });
    expect(await desk.openDrawer({ pin: PIN })).toEqual({ ok: false, failure: 'noDrawer' });
  });
});

describe('the printer', () => {
  test('is shown as it was last heard of, and as starting while nobody has it', () => {
    const { desk } = printingTill({ device: '/dev/usb/lp0', drawer: 'pin5' });
    const place = { place: '/dev/usb/lp0', hasDrawer: true };
    const fault = { status: 'faulted', problem: 'noPermission', detail: 'EACCES' } as const;
    desk.heardStatus({ ...fault, answers: false });
    expect(desk.view.printer).toEqual({ ...place, ...fault, answers: false });
    desk.linkLost(null);
    expect(desk.view.printer).toMatchObject({ status: 'opening', problem: null });
    desk.linkLost('it died five times');
    expect(desk.view.printer).toMatchObject({ status: 'faulted', detail: 'it died five times' });
  });

  test('that nobody configured is not spoken of', () => {
    const { desk } = printingTill(null);
    desk.heardStatus({ status: 'ready', problem: null, detail: null, answers: true });
    expect(desk.view).toEqual({ printer: null, jobs: [] });
  });
});
