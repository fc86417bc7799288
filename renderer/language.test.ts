import { describe, expect, test } from 'vitest';

import { spokenLanguage } from './language.ts';

describe('the language of the screens', () => {
  test('is the one that was chosen, before all others', () => {
    expect(spokenLanguage('en', ['fr'], 'fr-FR')).toBe('en');
  });

  test('is else the first of the store’s that the till speaks', () => {
    expect(spokenLanguage(null, ['de', 'fr', 'en'], 'en-GB')).toBe('fr');
  });

  test('is else the machine’s, as before the store’s is known', () => {
    expect(spokenLanguage(null, [], 'fr-CA')).toBe('fr');
    expect(spokenLanguage(null, ['de'], 'fr-CA')).toBe('fr');
  });

  test('is English when the till speaks none of them', () => {
    expect(spokenLanguage(null, ['de'], 'zh-Hans')).toBe('en');
  });
});
