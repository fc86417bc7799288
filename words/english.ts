import type { Catalogue } from './catalogue.ts';
import { callFailures } from './english/call-failures.ts';
import { declineOther, declines } from './english/declines.ts';
import { arming, link, scanner } from './english/devices.ts';
import { notices } from './english/notices.ts';
import { behaviours, screens } from './english/screens.ts';
import { startFailures, startSteps } from './english/start.ts';
import { verdicts } from './english/verdicts.ts';

export const english: Catalogue = {
  locale: 'en',
  verdicts,
  declines,
  declineOther,
  notices,
  callFailures,
  startFailures,
  startSteps,
  arming,
  scanner,
  link,
  behaviours,
  screens,
};
