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
  'referenceTooLong',
  /** It holds a payment code, which is never kept. */
  'referenceIsCode',
  /** Another sale or payment is in the foreground. */
  'busy',
  /** The sale or payment is not in a state that allows this. */
  'notNow',
  /** The wallet payment has just gone through: the sale cannot be closed another way. */
  'alreadyPaid',
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
] as const;
export type CallFailure = (typeof CALL_FAILURES)[number];
