import type { Catalogue } from './catalogue.ts';
import { callFailures } from './english/call-failures.ts';
import { camera } from './english/camera.ts';
import { declineOther, declines, refundRefusals } from './english/declines.ts';
import { arming, link, scanner } from './english/devices.ts';
import { closedSale } from './english/leaving.ts';
import { notices } from './english/notices.ts';
import { outcomes } from './english/payments.ts';
import { printing } from './english/printing.ts';
import { receipts } from './english/receipts.ts';
import { givingBack } from './english/refunds.ts';
import { report } from './english/report.ts';
import { behaviours, screens } from './english/screens.ts';
import { replaceRecords, startFailures, startSteps, stopped } from './english/start.ts';
import { verdicts } from './english/verdicts.ts';

export const english: Catalogue = {
  locale: 'en',
  name: 'English',
  verdicts,
  closedSale,
  declines,
  declineOther,
  refundRefusals,
  notices,
  callFailures,
  startFailures,
  startSteps,
  stopped,
  replaceRecords,
  arming,
  scanner,
  camera,
  link,
  behaviours,
  screens,
  outcomes,
  givingBack,
  report,
  receipts,
  printing,
};
