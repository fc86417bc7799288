import { create } from 'zustand';

import {
  emptySaleEntry,
  saleEntryAfter,
  type SaleEntry,
  type SaleEntryEvent,
} from './sale-entry.ts';

/**
 * What is typed for the next sale. It outlives its screen: a visit elsewhere keeps it, and who
 * comes back from the code's screen finds the amount to correct.
 */
interface SaleDraft {
  readonly entry: SaleEntry;
  /** Names the sale that would be opened: the same key is the same sale. */
  readonly key: string;
  readonly edit: (event: SaleEntryEvent) => void;
  /** The key has become a sale's: what is charged next is another one. */
  readonly renewKey: () => void;
  /** The sale has gone on, or is over: the next one begins with nothing. */
  readonly clear: () => void;
}

export const useSaleDraft = create<SaleDraft>((set) => ({
  entry: emptySaleEntry,
  key: crypto.randomUUID(),
  edit: (event) =>
    set((draft) => {
      const entry = saleEntryAfter(draft.entry, event);
      const isSame =
        entry.digits === draft.entry.digits && entry.reference === draft.entry.reference;
      return isSame ? { entry } : { entry, key: crypto.randomUUID() };
    }),
  renewKey: () => set({ key: crypto.randomUUID() }),
  clear: () => set({ entry: emptySaleEntry, key: crypto.randomUUID() }),
}));
