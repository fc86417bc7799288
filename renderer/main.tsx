import '@fontsource-variable/inter';
import './tokens.css';
import './base.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app.tsx';
import { readTypedScans } from './keyboard/keyboard-scanner.ts';
import { useTypingScanner } from './keyboard/typing-scanner.ts';
import { followLanguage } from './language.ts';
import { followStage } from './navigation.ts';
import { keepPreferences } from './preferences.ts';
import { soundTheTill } from './sound/till-sounds.ts';
import { followTheme, MACHINE_IS_DARK } from './theme.ts';
import { TillContext } from './till-context.ts';
import { tillDoor } from './till-door.ts';
import { mirrorTill } from './till-mirror.ts';

const place = document.getElementById('till');
if (place === null) throw new Error('index.html has no place for the till.');

// Ahead of React's own listeners, so that a scanner's keys reach no screen. A till that cannot
// take the scan says so on its screen, and so does what comes of one that it takes.
readTypedScans(window, (scan) => {
  useTypingScanner.setState({ isHeard: true });
  void tillDoor.call('scanTyped', scan).catch(() => {});
});
const mirror = mirrorTill(tillDoor, () => performance.now());
soundTheTill(tillDoor, mirror);
followStage(mirror);
const preferences = keepPreferences(() => localStorage);
followLanguage(document.documentElement, preferences, mirror);
followTheme(document.documentElement, preferences, matchMedia(MACHINE_IS_DARK));

createRoot(place).render(
  <StrictMode>
    <TillContext value={{ door: tillDoor, mirror, preferences }}>
      <App />
    </TillContext>
  </StrictMode>,
);
