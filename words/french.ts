import type { Catalogue } from './catalogue.ts';
import { callFailures } from './french/call-failures.ts';
import { camera } from './french/camera.ts';
import { declineOther, declines, refundRefusals } from './french/declines.ts';
import { arming, link, scanner } from './french/devices.ts';
import { closedSale } from './french/leaving.ts';
import { notices } from './french/notices.ts';
import { outcomes } from './french/payments.ts';
import { printing } from './french/printing.ts';
import { receipts } from './french/receipts.ts';
import { givingBack } from './french/refunds.ts';
import { report } from './french/report.ts';
import { behaviours, screens } from './french/screens.ts';
import { replaceRecords, startFailures, startSteps, stopped } from './french/start.ts';
import { verdicts } from './french/verdicts.ts';

/**
 * Spaces before `:` and inside `«` `»` are narrow and do not break: U+202F, written as an escape
 * because it looks like any other in an editor.
 */
export const french: Catalogue = {
  locale: 'fr',
  name: 'Français',
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
