import { beforeEach, describe, expect, test } from 'vitest';

import { useSaleDraft } from './sale-draft.ts';

const draft = () => useSaleDraft.getState();

describe('what is typed for the next sale', () => {
  beforeEach(() => draft().clear());

  test('is another sale with every change, and the same one without', () => {
    draft().edit({ type: 'digitsTyped', digits: '5', atMs: 0 });
    const { key } = draft();
    draft().edit({ type: 'scannerTyped', sinceMs: 100 });
    expect(draft().key).toBe(key);
    draft().edit({ type: 'referenceTyped', reference: 'Table 12' });
    expect(draft().key).not.toBe(key);
  });

  test('stays to be corrected when it comes back, as another sale', () => {
    draft().edit({ type: 'digitsTyped', digits: '5', atMs: 0 });
    const { key } = draft();
    draft().renewKey();
    expect(draft().entry.digits).toBe('5');
    expect(draft().key).not.toBe(key);
  });

  test('is empty for the next sale, of which nothing of this one is known', () => {
    draft().edit({ type: 'digitsTyped', digits: '5', atMs: 0 });
    draft().edit({ type: 'referenceTyped', reference: 'Table 12' });
    const { key } = draft();
    draft().clear();
    expect(draft().entry).toEqual({ digits: '', reference: '', before: [] });
    expect(draft().key).not.toBe(key);
  });
});
