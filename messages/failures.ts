/** Why a call was not carried out, as codes; the words are in `words/`. */
export const CALL_FAILURES = [
  /** The argument does not fit the table. */
  'malformed',
  /** The process that answers is starting or restarting. */
  'notReady',
  /** No signed, verified exchange yet, or the acquirer refuses us. */
  'notArmed',
  'amountInvalid',
  'amountTooLarge',
  /** The acquirer takes whole units of this currency only. */
  'amountNotWhole',
  'referenceTooLong',
  /** It holds a payment code, which is never kept. */
  'referenceIsCode',
  /** Another sale or payment is in the foreground. */
  'busy',
  /** The sale or payment is not in a state that allows this. */
  'notNow',
  /** More than is left of the payment to give back. */
  'refundTooMuch',
  /** The payment was not paid here, or none of it is left. */
  'notRefundable',
  /** It was made with another acquirer than the one of now, who knows nothing of it. */
  'formerAcquirer',
  'reasonTooLong',
  /** The database could not be written; nothing was sent. */
  'storeFailed',
  /** The records could not be read; payments go on. */
  'reportFailed',
  /** The file could not be written. */
  'exportFailed',
  /** Only in simulation. */
  'notInSimulation',
  /** The simulated customer is not there, or is asked nothing. */
  'noSuchCustomer',
  /** The PIN that was typed is not the manager's. */
  'pinWrong',
  /** Too many wrong ones: none is looked at for a while. */
  'pinLocked',
  'pinNotSet',
  /** Too short, too long, or one that somebody would try first. */
  'pinRefused',
  /** No backup was made; the older ones are kept. */
  'backupFailed',
  /** No receipt printer is configured. */
  'noPrinter',
  /** The printer has no drawer. */
  'noDrawer',
  /** As many slips wait as are kept. */
  'printQueueFull',
  /** The slip could not be written down, so nothing is printed; payments go on. */
  'printNotKept',
  /** The records failed their check, while the till runs. */
  'recordsDamaged',
  /** The recording of a scanner could not be written. */
  'recordingFailed',
  /** There is no recording of this name, or it cannot be read. */
  'noSuchRecording',
] as const;
export type CallFailure = (typeof CALL_FAILURES)[number];
