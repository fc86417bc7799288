import { describe, expect, test } from 'vitest';

import {
  attemptStage,
  heldScan,
  sameCustomerStage,
  showCodeStage,
  tillView,
  VIEW_AT,
} from '../fixtures/proof/views.ts';
import type { Stage } from '../messages/views.ts';
import { placeAfter, receiptAfter, stageName } from './navigation.ts';

const at = (stage: Stage) => tillView({ stage });
const idle = tillView();
const sending = at(attemptStage('submitting'));

describe('the window', () => {
  test.each(['open', 'history'] as const)('comes back from %s to what has happened', (place) => {
    expect(placeAfter(place, idle, sending)).toBe('sale');
    expect(placeAfter(place, at(showCodeStage()), sending)).toBe('sale');
    expect(placeAfter(place, sending, at(attemptStage('declined')))).toBe('sale');
    expect(placeAfter(place, idle, at(sameCustomerStage([])))).toBe('sale');
    expect(placeAfter(place, idle, tillView({ heldScan }))).toBe('sale');
  });

  test('stays in the store area whatever happens', () => {
    expect(placeAfter('store', idle, sending)).toBe('store');
    expect(placeAfter('store', sending, at(attemptStage('paid')))).toBe('store');
  });

  test('stays where it is while nothing new happens', () => {
    const later = tillView({ ...sending, clock: { at: VIEW_AT + 1000, rate: 1 } });
    expect(placeAfter('history', sending, later)).toBe('history');
    const held = tillView({ heldScan });
    expect(placeAfter('history', held, held)).toBe('history');
    expect(placeAfter('open', held, idle)).toBe('open');
  });

  test('stays where it is when the stage is left, or first seen', () => {
    expect(placeAfter('open', at(attemptStage('paid')), idle)).toBe('open');
    expect(placeAfter('open', null, sending)).toBe('open');
    expect(placeAfter('open', sending, null)).toBe('open');
  });
});

describe('a stage', () => {
  test('has another name for each attempt and status', () => {
    const names = [
      attemptStage('submitting'),
      attemptStage('paid'),
      attemptStage('paid', { paymentRequestId: 'other' }),
      showCodeStage(),
      sameCustomerStage([]),
      idle.stage,
    ].map(stageName);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a receipt that is scanned', () => {
  const receipt = { code: 'receiptScanned', paymentRequestId: 'SIM1', shortId: '7F3K-42' } as const;
  const scanned = (stage: Stage = { screen: 'sale' }, noticeAt = VIEW_AT) =>
    tillView({ stage, notice: { at: noticeAt, ...receipt } });

  test('has its payment looked up, once', () => {
    expect(receiptAfter(idle, scanned())).toBe('SIM1');
    expect(receiptAfter(scanned(), scanned())).toBeNull();
    expect(receiptAfter(scanned(), scanned(undefined, VIEW_AT + 1))).toBe('SIM1');
  });

  test('takes nobody away from a sale', () => {
    expect(receiptAfter(sending, scanned(attemptStage('submitting')))).toBeNull();
    expect(receiptAfter(idle, scanned(showCodeStage()))).toBeNull();
  });
});
