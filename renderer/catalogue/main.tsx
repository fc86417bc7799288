import '@fontsource-variable/inter';
import '../tokens.css';
import '../base.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { shellView, tillView } from '../../fixtures/proof/views.ts';
import type { Answer, TillDoor } from '../../messages/table.ts';
import { followLanguage } from '../language.ts';
import { keepPreferences } from '../preferences.ts';
import { followTheme } from '../theme.ts';
import { TillContext } from '../till-context.ts';
import { mirrorTill } from '../till-mirror.ts';
import { CataloguePage } from './catalogue-page.tsx';

/** There is no till behind this page: it reads sample views, and whatever else it asks is done. */
const answers: { readonly [Name in string]?: unknown } = {
  readTill: tillView(),
  readShell: shellView(),
};
const door: TillDoor = {
  call: (name) => Promise.resolve({ ok: true, result: answers[name] ?? null } as Answer<never>),
  on: () => () => {},
};

const place = document.getElementById('till');
if (place === null) throw new Error('catalogue.html has no place for the components.');

const mirror = mirrorTill(door, () => performance.now());
const preferences = keepPreferences(() => localStorage);
followLanguage(document.documentElement, preferences, mirror);
followTheme(document.documentElement, preferences, matchMedia('(prefers-color-scheme: dark)'));

createRoot(place).render(
  <StrictMode>
    <TillContext value={{ door, mirror, preferences }}>
      <CataloguePage />
    </TillContext>
  </StrictMode>,
);
