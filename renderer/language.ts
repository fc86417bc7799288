import type { Catalogue } from '../words/catalogue.ts';
import { english } from '../words/english.ts';

/** The language that the screens speak. */
export const words: Catalogue = english;
