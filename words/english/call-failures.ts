import type { Catalogue } from '../catalogue.ts';

export const callFailures: Catalogue['callFailures'] = {
  malformed: 'The till did not understand the request. Nothing was done. Try once more.',
  notReady: 'The till is still starting. Nothing was done. Wait a moment and try again.',
  notArmed: 'The till may not charge yet. Nothing was sent. The status bar says what is missing.',
  amountInvalid: 'This amount cannot be charged. Nothing was sent. Type the amount again.',
  amountTooLarge:
    'The amount is above the largest that this till may charge. Nothing was sent. Check the amount.',
  referenceTooLong: 'The reference is too long. Nothing was sent. Shorten it.',
  busy: 'Another payment is still under way. Nothing was sent. Finish that one first.',
  notNow: 'The payment has moved on meanwhile. Nothing was done. Look at what it says now.',
  storeFailed:
    'The till could not write to its disk. Nothing was sent. Call the technician before charging.',
  notInSimulation: 'This works with simulated money only. Nothing was done.',
  noSuchCustomer: 'This simulated customer is not asked for anything now. Nothing was done.',
};
