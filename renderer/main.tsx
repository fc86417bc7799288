import '@fontsource-variable/inter';
import './tokens.css';
import './base.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app.tsx';
import { guardAgainstBursts } from './keyboard/burst-guard.ts';
import { soundTheTill } from './sound/till-sounds.ts';
import { TillContext } from './till-context.ts';
import { tillDoor } from './till-door.ts';
import { mirrorTill } from './till-mirror.ts';

const place = document.getElementById('till');
if (place === null) throw new Error('index.html has no place for the till.');

// Ahead of React's own listeners, so that a scanner's typing reaches no screen.
guardAgainstBursts(window);
const mirror = mirrorTill(tillDoor, () => performance.now());
soundTheTill(tillDoor, mirror);

createRoot(place).render(
  <StrictMode>
    <TillContext value={{ door: tillDoor, mirror }}>
      <App />
    </TillContext>
  </StrictMode>,
);
