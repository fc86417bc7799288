import { describe, expect, test } from 'vitest';
import { full, printQueue, receipt } from '../../fixtures/proof/print-queue.ts';
import { SLIPS_MAX } from './print-list.ts';
import { FRESH_MS, PRINTS_WITHIN_MS, TRY_AGAIN_MS } from './print-queue.ts';

describe('a slip', () => {
  test('is printed at once, and the next one of it is a copy', () => {
    const { queue, ends, papers, told } = printQueue();
    for (const ending of ['printed', 'sent', 'printed'] as const) {
      expect(queue.add(receipt())).toMatchObject({ ok: true });
      ends(ending);
    }
    queue.add(receipt('P1', 'refunded'));
    expect(papers()).toEqual(['P1 copy 0', 'P1 copy 1', 'P1 copy 2', 'P1 copy 0']);
    expect(told()).toEqual([['printing', null]]);
  });

  test('asked for again while it prints or waits is the same one', () => {
    const { queue, ends, papers } = printQueue();
    const first = queue.add(receipt());
    expect(queue.add(receipt())).toEqual(first);
    ends('notPrinted', 'paperOut');
    expect(queue.add(receipt())).toEqual(first);
    expect(papers()).toEqual(['P1 copy 0', 'P1 copy 0']);
  });

  test('that waited says what is known when it is sent, in the language asked for last', () => {
    const { queue, bridge, ends, papers } = printQueue();
    queue.printerIs(true);
    queue.add(receipt());
    queue.printerIs(false);
    ends('notPrinted', 'paperOut');
    const inFrench = { ...receipt(), facts: { ...receipt().facts, locale: 'fr' } };
    bridge.isThere = false;
    queue.add(inFrench);
    bridge.isThere = true;
    bridge.again = ({ facts, countedAs }) => {
      return { ...receipt(`as of now, in ${facts.locale}`), countedAs };
    };
    queue.printerIs(true);
    ends('notKnown', 'interrupted');
    queue.retry(queue.jobs[0]?.jobId ?? '');
    expect(papers()).toEqual(['P1 copy 0', 'as of now, in fr copy 0', 'as of now, in en copy 1']);
  });

  test('of which the records are lost says what was known when it was asked for', () => {
    const { queue, bridge, papers } = printQueue();
    bridge.again = full;
    queue.add(receipt());
    expect(papers()).toEqual(['P1 copy 0']);
  });

  test('in another language is another one, also while the first one prints', () => {
    const { queue, ends, papers } = printQueue();
    queue.add(receipt());
    queue.add({ ...receipt(), facts: { ...receipt().facts, locale: 'fr' } });
    ends('printed');
    expect(papers()).toEqual(['P1 copy 0', 'P1 copy 1']);
  });

  test('goes out one after the other', () => {
    const { queue, ends, papers } = printQueue();
    for (const id of ['P1', 'P2', 'P3']) queue.add(receipt(id));
    expect(papers()).toEqual(['P1 copy 0']);
    ends('printed');
    ends('printed');
    expect(papers()).toEqual(['P1 copy 0', 'P2 copy 0', 'P3 copy 0']);
  });

  test('that found no paper waits, and is printed by itself as the printer becomes ready', () => {
    const { queue, clock, ends, papers, told } = printQueue();
    queue.printerIs(true);
    queue.add(receipt());
    queue.printerIs(false);
    ends('notPrinted', 'paperOut');
    expect(told()).toEqual([['waiting', 'paperOut']]);
    clock.advance(FRESH_MS - 1);
    expect(papers()).toHaveLength(1);
    queue.printerIs(true);
    ends('printed');
    expect(papers()).toEqual(['P1 copy 0', 'P1 copy 0']);
    expect(told()).toEqual([['printed', null]]);
  });

  test('is tried again in a while by a printer that was busy', () => {
    const { queue, clock, ends, papers } = printQueue();
    queue.printerIs(true);
    queue.add(receipt());
    ends('notPrinted', 'busy');
    clock.advance(TRY_AGAIN_MS - 1);
    expect(papers()).toHaveLength(1);
    clock.advance(1);
    expect(papers()).toHaveLength(2);
  });

  test('that is no longer fresh asks, and is never printed by itself', () => {
    const { queue, clock, ends, papers, told, newest } = printQueue();
    queue.add(receipt());
    ends('notPrinted', 'coverOpen');
    clock.advance(FRESH_MS);
    expect(told()).toEqual([['stale', 'coverOpen']]);
    queue.printerIs(true);
    clock.advance(24 * 60 * 60_000);
    expect(papers()).toHaveLength(1);
    expect(queue.retry(newest())).toEqual({ ok: true, result: null });
    ends('printed');
    expect(papers()).toEqual(['P1 copy 0', 'P1 copy 0']);
  });

  test.each([12, -12])('asks after a night in which only the wall clock went on: %i h', (hours) => {
    const { queue, clock, ends, papers, told } = printQueue();
    queue.printerIs(true);
    queue.add(receipt());
    queue.printerIs(false);
    ends('notPrinted', 'paperOut');
    clock.jumpWall(hours * 60 * 60_000);
    queue.printerIs(true);
    expect(told()).toEqual([['stale', 'paperOut']]);
    expect(papers()).toHaveLength(1);
  });

  test('of which a part may be on paper asks, and is printed again as a copy or left', () => {
    const { queue, ends, papers, told, newest } = printQueue();
    queue.add(receipt());
    ends('notKnown', 'interrupted');
    queue.printerIs(true);
    expect(told()).toEqual([['notKnown', 'interrupted']]);
    queue.retry(newest());
    ends('notKnown', 'paperOut');
    expect(queue.drop([newest()])).toEqual({ ok: true, result: null });
    queue.add(receipt());
    expect(papers()).toEqual(['P1 copy 0', 'P1 copy 1', 'P1 copy 2']);
  });

  test('that cannot be set in lines asks, and was no print', () => {
    const { queue, bridge, papers, told, newest } = printQueue();
    bridge.draws = false;
    queue.add(receipt());
    expect(told()).toEqual([['stale', 'notDrawn']]);
    bridge.draws = true;
    queue.retry(newest());
    expect(papers()).toEqual(['P1 copy 0']);
  });

  test('beyond what is kept takes the place of the oldest that asks, or is refused', () => {
    const { queue, bridge, clock, told } = printQueue();
    bridge.isThere = false;
    const ids = Array.from({ length: SLIPS_MAX }, (_, place) => `P${place}`);
    for (const id of ids) queue.add(receipt(id));
    expect(queue.add(receipt('more'))).toEqual({ ok: false, failure: 'printQueueFull' });
    clock.advance(FRESH_MS);
    expect(queue.add(receipt('more'))).toMatchObject({ ok: true });
    expect(told()).toHaveLength(SLIPS_MAX);
    expect(queue.jobs.some(({ thing }) => JSON.stringify(thing).includes('P0"'))).toBe(false);
  });
});

describe('a bridge', () => {
  test('that dies in the middle leaves a slip of which nobody knows, and the next one waits', () => {
    const { queue, bridge, papers, told } = printQueue();
    queue.add(receipt('P1'));
    queue.add(receipt('P2'));
    bridge.isThere = false;
    queue.linkLost();
    expect(told()).toEqual([
      ['waiting', 'restarting'],
      ['notKnown', 'interrupted'],
    ]);
    bridge.isThere = true;
    queue.printerIs(true);
    expect(papers()).toEqual(['P1 copy 0', 'P2 copy 0']);
  });

  test('that never ends a job holds up no other, and may still end it', () => {
    const { queue, clock, bridge, papers, told } = printQueue();
    queue.add(receipt('P1'));
    queue.add(receipt('P2'));
    const first = bridge.sent[0]?.jobId ?? '';
    clock.advance(PRINTS_WITHIN_MS);
    expect(papers()).toEqual(['P1 copy 0', 'P2 copy 0']);
    expect(told().at(-1)).toEqual(['notKnown', 'silent']);
    queue.ended({ jobId: first, ending: 'printed', problem: null, detail: null });
    expect(told().at(-1)).toEqual(['printed', null]);
  });
});
