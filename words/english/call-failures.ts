import type { Catalogue } from '../catalogue.ts';

export const callFailures: Catalogue['callFailures'] = {
  malformed: 'The till did not understand the request. Nothing was done. Try once more.',
  notReady: 'The till is still starting. Nothing was done. Wait a moment and try again.',
  notArmed: 'The till may not charge yet. Nothing was sent. The status bar says what is missing.',
  amountInvalid: 'This amount cannot be charged. Nothing was sent. Type the amount again.',
  amountTooLarge:
    'The amount is above the largest that this till may charge. Nothing was sent. Check the amount.',
  referenceTooLong: 'The reference is too long. Nothing was sent. Shorten it.',
  referenceIsCode:
    'The reference holds a payment code. Nothing was sent, and the code was not kept. Clear the reference, charge, then scan.',
  busy: 'Another payment is still under way. Nothing was sent. Finish that one first.',
  notNow: 'The payment has moved on meanwhile. Nothing was done. Look at what it says now.',
  alreadyPaid:
    'The wallet payment has just gone through: the sale is paid. Do not take other money for it, or give that money back.',
  storeFailed:
    'The till could not write to its disk. Nothing was sent. Call the technician before charging.',
  reportFailed: 'The records could not be read. Payments are not affected. Try again.',
  exportFailed:
    'The file could not be written. No payment is affected. Make room on the disk and try again.',
  notInSimulation: 'This works with simulated money only. Nothing was done.',
  noSuchCustomer: 'This simulated customer is not asked for anything now. Nothing was done.',
};
