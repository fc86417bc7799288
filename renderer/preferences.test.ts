import { describe, expect, test } from 'vitest';

import { keepPreferences, PREFERENCES_KEY, type KeptTexts } from './preferences.ts';

function storage(kept?: string): KeptTexts {
  const texts = new Map(kept === undefined ? [] : [[PREFERENCES_KEY, kept]]);
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => texts.set(key, text),
  };
}

function chosenIn(texts: KeptTexts) {
  const { language, theme } = keepPreferences(() => texts).getState();
  return { language, theme };
}

const NOTHING_CHOSEN = { language: null, theme: 'system' };

describe('what a window prefers', () => {
  test('is nothing of its own before anybody has chosen', () => {
    expect(chosenIn(storage())).toEqual(NOTHING_CHOSEN);
  });

  test('outlives the page', () => {
    const texts = storage();
    const { chooseLanguage, chooseTheme } = keepPreferences(() => texts).getState();
    chooseLanguage('fr');
    chooseTheme('dark');
    expect(chosenIn(texts)).toEqual({ language: 'fr', theme: 'dark' });
  });

  test('can be left to the store and the machine again', () => {
    const texts = storage('{"language":"fr","theme":"dark"}');
    const { chooseLanguage, chooseTheme } = keepPreferences(() => texts).getState();
    chooseLanguage(null);
    chooseTheme('system');
    expect(chosenIn(texts)).toEqual(NOTHING_CHOSEN);
  });

  test.each(['', '{', 'null', '7', '"fr"', '[]', '{"language":"xx","theme":"pink"}'])(
    'is nothing when what was kept cannot be understood: %s',
    (kept) => {
      expect(chosenIn(storage(kept))).toEqual(NOTHING_CHOSEN);
    },
  );

  test('keeps its good half when the other is damaged', () => {
    expect(chosenIn(storage('{"language":7,"theme":"dark"}'))).toEqual({
      language: null,
      theme: 'dark',
    });
  });

  test('holds for as long as the page where nothing may be kept', () => {
    const preferences = keepPreferences(() => {
      throw new Error('The user denied permission to access the storage.');
    });
    preferences.getState().chooseTheme('dark');
    expect(preferences.getState()).toMatchObject({ language: null, theme: 'dark' });
  });
});
