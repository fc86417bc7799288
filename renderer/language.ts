import { useStore, type StoreApi } from 'zustand';

import type { Catalogue } from '../words/catalogue.ts';
import { catalogues, languageOf, type Language } from '../words/languages.ts';
import type { Preferences } from './preferences.ts';
import { useMirror, useTill } from './till-context.ts';
import type { Mirror } from './till-mirror.ts';

/**
 * The language that the screens speak: the chosen one, else the store's, else the machine's,
 * else English. `ofStore` is empty until the till has told its languages.
 */
export function spokenLanguage(
  chosen: Language | null,
  ofStore: readonly string[],
  ofMachine: string,
): Language {
  if (chosen !== null) return chosen;
  for (const tag of [...ofStore, ofMachine]) {
    const language = languageOf(tag);
    if (language !== null) return language;
  }
  return 'en';
}

export function useSpokenLanguage(): Language {
  const { preferences } = useTill();
  const chosen = useStore(preferences, ({ language }) => language);
  return useMirror(({ till }) => spokenLanguage(chosen, till?.languages ?? [], navigator.language));
}

/** The words of the screens, in the language that is spoken now. */
export function useWords(): Catalogue {
  return catalogues[useSpokenLanguage()];
}

/** Keeps the page's own `lang` true, by which it is read aloud and hyphenated. */
export function followLanguage(
  root: HTMLElement,
  preferences: StoreApi<Preferences>,
  mirror: StoreApi<Mirror>,
): void {
  const follow = (): void => {
    const ofStore = mirror.getState().till?.languages ?? [];
    root.lang = spokenLanguage(preferences.getState().language, ofStore, navigator.language);
  };
  follow();
  preferences.subscribe(follow);
  mirror.subscribe(follow);
}
