import { createStore, type StoreApi } from 'zustand/vanilla';

import { LANGUAGES, type Language } from '../words/languages.ts';

const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What this window prefers: how it speaks and looks, and nothing of the till's. */
export interface Preferences {
  /** Null: nobody has chosen one. */
  readonly language: Language | null;
  /** `system`: as the machine's own setting is, now. */
  readonly theme: Theme;
  readonly chooseLanguage: (language: Language | null) => void;
  readonly chooseTheme: (theme: Theme) => void;
}

/** The part of `localStorage` that is used. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem'>;

/** Also written by `fixtures/proof/till-page.ts`, for pages that open in a language or theme. */
export const PREFERENCES_KEY = 'countercode.preferences';

/**
 * The preferences as they were kept. `keptTexts` may throw, as `localStorage` does where pages
 * may keep nothing: they last as long as the page then.
 */
export function keepPreferences(keptTexts: () => KeptTexts): StoreApi<Preferences> {
  const store = createStore<Preferences>((set) => ({
    ...readKept(keptTexts),
    chooseLanguage: (language) => set({ language }),
    chooseTheme: (theme) => set({ theme }),
  }));
  store.subscribe(({ language, theme }) => {
    try {
      keptTexts().setItem(PREFERENCES_KEY, JSON.stringify({ language, theme }));
    } catch {
      // A full or forbidden storage: what was chosen holds until the page is loaded again.
    }
  });
  return store;
}

function readKept(keptTexts: () => KeptTexts): Pick<Preferences, 'language' | 'theme'> {
  let kept: unknown = null;
  try {
    kept = JSON.parse(keptTexts().getItem(PREFERENCES_KEY) ?? 'null');
  } catch {
    // Nothing can be read, or it is no JSON: as if nothing had been chosen.
  }
  // Each field alone: one that is damaged, or of a newer till, does not lose the other.
  const { language, theme } = Object(kept) as { language?: unknown; theme?: unknown };
  return {
    language: LANGUAGES.find((known) => known === language) ?? null,
    theme: THEMES.find((known) => known === theme) ?? 'system',
  };
}
