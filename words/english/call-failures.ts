import type { Catalogue } from '../catalogue.ts';

export const callFailures: Catalogue['callFailures'] = {
  malformed: 'The till did not understand the request. Nothing was done. Try once more.',
  notReady: 'The till is still starting. Nothing was done. Wait a moment and try again.',
  notArmed: 'The till may not charge yet. Nothing was sent. The status bar says what is missing.',
  amountInvalid: 'This amount cannot be charged. Nothing was sent. Type the amount again.',
  amountTooLarge:
    'The amount is above the largest that this till may charge. Nothing was sent. Check the amount.',
  amountNotWhole:
    'In this currency only whole amounts can be paid. Nothing was sent. Let the last two digits be 00.',
  referenceTooLong: 'The reference is too long. Nothing was sent. Shorten it.',
  referenceIsCode:
    'The line that you typed holds a payment code. Nothing was sent, and the code was not kept. Clear the line; a code is scanned after Charge.',
  busy: 'Another payment is still under way. Nothing was sent. Finish that one first.',
  notNow: 'The payment has moved on meanwhile. Nothing was done. Look at what it says now.',
  refundTooMuch:
    'More than is left of this payment. Nothing was given back. Enter a smaller amount.',
  notRefundable:
    'Nothing of this payment can be given back. Nothing was changed. Look at its entry in History.',
  formerAcquirer:
    'This payment was made with another acquirer than the one of now. Nothing was given back. Give it back in that acquirer’s portal.',
  reasonTooLong: 'The reason is too long. Nothing was given back. Use at most 256 characters.',
  storeFailed:
    'The till could not write to its disk. Nothing was sent. Call the technician before charging.',
  reportFailed: 'The records could not be read. Payments are not affected. Try again.',
  exportFailed:
    'The file could not be written. No payment is affected. Make room on the disk and try again.',
  notInSimulation: 'This works with simulated money only. Nothing was done.',
  noSuchCustomer: 'This simulated customer is not asked for anything now. Nothing was done.',
  pinWrong: 'This is not the manager’s PIN. Nothing was done. Type it again.',
  pinLocked:
    'Too many wrong PINs were typed. Nothing was done, and none is looked at for a while. Wait, then try again.',
  pinNotSet: 'No manager’s PIN is set. Nothing was done. Set one in Store, under Till.',
  pinRefused:
    'This PIN is not taken. Nothing was changed. Choose 4 to 12 digits that are hard to guess: not one digit over and over, and not digits in a row.',
  backupFailed:
    'No backup was made. Payments are not affected, and the older backups are kept. Make room on the disk and try again.',
  noPrinter: 'No receipt printer is set up. Nothing was printed. Payments are not affected.',
  noDrawer: 'No drawer is set up at the printer. Nothing was opened. Open it with its key.',
  printQueueFull:
    'Too many slips wait for the printer. This one was not kept. See what the printer needs, then ask again.',
  printNotKept:
    'The till could not write to its disk, so it neither printed nor opened anything. Nothing has changed about any payment. Call the technician.',
  recordingFailed:
    'The recording could not be written: the disk may be full. Payments are not touched by it.',
  noSuchRecording: 'This recording is not there any more, or cannot be read.',
  recordsDamaged:
    'The records failed their check, so no backup was made of them. The older ones are kept. Charge nothing more and call the technician, who can restore one of them.',
};
