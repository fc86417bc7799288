import type { Catalogue } from './catalogue.ts';
import { english } from './english.ts';
import { french } from './french.ts';

/** By their ISO 639-1 codes; the first is spoken where nothing else is wanted. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export const catalogues: { readonly [Name in Language]: Catalogue } = { en: english, fr: french };

/** The language of a BCP 47 tag (`fr`, `fr-CA`); null: one that there is no catalogue of. */
export function languageOf(tag: string): Language | null {
  const primary = tag.split('-', 1)[0]?.toLowerCase();
  return LANGUAGES.find((language) => language === primary) ?? null;
}
