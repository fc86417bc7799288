import type { Catalogue } from '../catalogue.ts';

function counted(count: number): string {
  return new Intl.NumberFormat('en').format(count);
}

export const records: Catalogue['screens']['records'] = {
  journal: {
    title: 'Journal',
    means:
      'Every step of every payment, each row sealed by the one before. It cannot be rewritten unseen.',
    verify: 'Verify',
    verifying: 'Reading every row…',
    whole: (rows) =>
      rows === 1
        ? 'The journal is whole. Its one row stands as it was written.'
        : `The journal is whole. All ${counted(rows)} rows stand as they were written.`,
    sealedFrom: (row) =>
      `Rows before ${counted(row)} are of an older till: had some been cut off after the last of them, it would not be seen.`,
    broken: {
      changed: (row) => `Row ${counted(row)} was changed after it was written.`,
      removed: (row) => `Row ${counted(row)} was removed.`,
      inserted: (row) => `Row ${counted(row)} was put in by something other than this till.`,
      cutOff: (row) => `The end was cut off: row ${counted(row)} and those after it are missing.`,
      sealBroken: (row) =>
        `The seal does not hold. Up to row ${counted(row)} the rows fit together, but nobody can prove that none is missing after it.`,
    },
    brokenAdvice:
      'Payments are not affected, but the records may not say what happened. Compare the days since then with the acquirer’s file, and call the technician before anything is deleted.',
  },
  backups: {
    title: 'Backups',
    means:
      'Each day the records are checked and copied; the newest 14 copies are kept. No copy holds a payment code.',
    backUp: 'Back up now',
    backingUp: 'Checking and copying the records…',
    newest: (time, count) =>
      count === 1 ? `Made ${time}. It is the only one.` : `The newest of ${count}: ${time}.`,
    none: 'There is no backup yet.',
    folder: (path) => `In the folder ${path}`,
  },
  pin: {
    title: 'Manager’s PIN',
    means:
      'Asked before a payment whose end is not known is charged again or taken for paid, and before a refund above the shop’s limit: every refund, unless the configuration sets one.',
    notSet: 'No PIN is set: nobody can allow these now.',
    isSet: 'A PIN is set.',
    locked: (time) => `Locked until ${time} after too many wrong tries.`,
    triesLeft: (count) =>
      count === 1 ? 'One more wrong try locks it.' : `${count} more wrong tries lock it.`,
    current: 'Current PIN',
    next: 'New PIN',
    again: 'Once more',
    set: 'Set the PIN',
    change: 'Change the PIN',
    differs: 'The two new PINs differ. Nothing was changed. Type them again.',
    done: 'The PIN was saved. From now on only this one is taken.',
    forgotten: 'Forgotten? Start the till once with --forget-pin; the journal tells of it.',
  },
};
