import { create } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';

import type { Stage, TillView } from '../messages/views.ts';
import type { Mirror } from './till-mirror.ts';

/** Where the window is. `sale` shows the stage; the others are beside it. */
export type Place = 'sale' | 'open' | 'history' | 'store';

interface Navigation {
  readonly place: Place;
  /** What History begins to search for: the id of a receipt that was scanned; else nothing. */
  readonly sought: string;
  readonly goTo: (place: Place) => void;
  readonly seek: (paymentRequestId: string) => void;
}

export const useNavigation = create<Navigation>((set) => ({
  place: 'sale',
  sought: '',
  goTo: (place) => set({ place, sought: '' }),
  seek: (sought) => set({ place: 'history', sought }),
}));

/** Brings the window back to the stage when something new happens on it. */
export function followStage(mirror: StoreApi<Mirror>): void {
  mirror.subscribe((now, before) => {
    const { place, goTo, seek } = useNavigation.getState();
    const receipt = receiptAfter(before.till, now.till);
    if (receipt !== null) {
      seek(receipt);
      return;
    }
    const next = placeAfter(place, before.till, now.till);
    if (next !== place) goTo(next);
  });
}

/**
 * A cashier is brought back to what has just happened. Whoever reads in the store area (a manager,
 * a technician) is not: there, a strip says what the till is doing.
 */
export function placeAfter(place: Place, before: TillView | null, now: TillView | null): Place {
  if (place === 'sale' || place === 'store' || before === null || now === null) return place;
  const isNewScan = now.heldScan !== null && now.heldScan.scannedAt !== before.heldScan?.scannedAt;
  const isNewStage =
    now.stage.screen !== 'sale' && stageName(now.stage) !== stageName(before.stage);
  return isNewScan || isNewStage ? 'sale' : place;
}

/** A receipt that was scanned just now while no sale is under way: its payment is looked up. */
export function receiptAfter(before: TillView | null, now: TillView | null): string | null {
  const notice = now?.notice ?? null;
  if (notice?.code !== 'receiptScanned' || notice.at === before?.notice?.at) return null;
  return now?.stage.screen === 'sale' ? notice.paymentRequestId : null;
}

/** Another one for each sale, question, attempt and status: what is shown begins afresh with it. */
export function stageName(stage: Stage): string {
  switch (stage.screen) {
    case 'sale':
      return 'sale';
    case 'sameCustomer':
      return stage.question.key;
    case 'showCode':
      return stage.sale.saleId;
    case 'attempt':
      return `${stage.attempt.paymentRequestId} ${stage.attempt.status}`;
    default:
      return stage satisfies never;
  }
}
