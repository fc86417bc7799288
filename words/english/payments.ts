import type { Catalogue } from '../catalogue.ts';

export const rail: Catalogue['screens']['rail'] = {
  label: 'Places',
  sale: 'Sale',
  open: 'Open',
  openCount: (count) => `${count} not known yet`,
  history: 'History',
  store: 'Store',
  light: 'Light',
  dark: 'Dark',
  toSale: 'To the sale',
};

export const openPayments: Catalogue['screens']['openPayments'] = {
  title: 'Open payments',
  none: 'No other payment is open',
  noneMeans:
    'A payment that you hand over, or leave unfinished, appears here. The one on the Sale screen is not listed.',
  moreInHistory: (listed, total) =>
    `${total} payments are open. These are the newest ${listed}: find the others in the history.`,
  checkAll: 'Check all',
  alsoAsked: (ended, lost) =>
    sentence([
      ended === 0 ? null : `${counted(ended, 'ended payment')} asked about once more`,
      lost === 0 ? null : `${counted(lost, 'id')} from before the records were restored`,
    ]),
  parked: {
    count: (count) =>
      count === 1
        ? '1 entry waits for a person, at the end of the list.'
        : `${count} entries wait for a person, at the end of the list.`,
    state: 'waits for a person',
    means:
      'The till could not go on with this by itself. Nothing is lost, and everything else goes on. Press Check now; if it comes back here, call the technician and read out the lines below.',
    id: 'Number',
    reason: 'What failed',
    unreadable: 'Its record cannot be read',
  },
};

export const history: Catalogue['screens']['history'] = {
  title: 'History',
  search: 'Search',
  hint: 'An amount, a time, a number or a reference',
  chooseOne:
    'Choose a payment to see everything about it. To find one, type its amount (18.20), its time (14:32), its number (7F3K-42) or its reference.',
  reading: 'Reading the records…',
  none: 'No payment has been made at this till yet.',
  nothingFound: (text) => `Nothing answers to “${text}”. Type less of it, or another fact.`,
  narrow: (listed) => `These are the newest ${listed}. Type a fact to find an older one.`,
};

export const payment: Catalogue['screens']['payment'] = {
  list: 'Payments',
  takeBack: 'Take back',
  takeBackLater: 'It can be taken back once the sale under way is finished.',
  close: 'Close',
  facts: {
    shortId: 'Payment',
    reference: 'Reference',
    scanned: 'Scanned',
    sent: 'Sent',
    ended: 'Ended',
    asked: 'Checked',
    wallet: 'Wallet',
    customerMoney: 'Customer paid',
    sale: 'Sale',
    resultCode: 'Result code',
    code: 'Code',
    request: 'Request id',
    acquirerId: 'Acquirer’s id',
    refund: 'Refund',
    net: 'Kept',
    inPortal: 'Portal',
  },
  timesAsked: (times) => (times === 1 ? 'once' : `${times} times`),
  found: 'found at the acquirer',
  foundMeans:
    'Found at the acquirer: this till had no record of it. Ask the manager whether the customer has the goods; if not, give the money back from the history.',
  inPortal: 'seen in the portal, not verified',
  partGivenBack: (amount) => `${amount} given back`,
  partOnItsWay: (amount) => `${amount} on its way back, not proven yet`,
};

export const outcomes: Catalogue['outcomes'] = {
  label: 'What became of payments that were left open',
  told: {
    paid: (what) => `${what} has now been paid`,
    declined: (what) => `${what} was not paid`,
    cancelled: (what) => `${what} has been cancelled`,
    refunded: (what) => `${what} has been given back`,
    notSent: (what) => `${what} was not sent`,
    refunding: (what) => `${what} is being given back`,
    needsAttention: (what) => `${what}: ask the manager`,
  },
  found: (what) => `${what} was paid, and this till had no record of it`,
  paidAfterAll: (what) => `${what} was paid after all`,
  undoingAfterAll: (what) => `${what} was paid after all and is being given back`,
  askToGiveBack:
    'Its sale was closed without it. This money has to be given back: ask the manager.',
  goesBack: 'Its sale was closed without it. The till gives the money back.',
  seen: 'Seen',
  show: 'Show',
  more: (count) => (count === 1 ? 'and 1 more' : `and ${count} more`),
};

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what} is` : `${count} ${what}s are`;
}

function sentence(parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null).join('; ');
  return said === '' ? '' : `${said}.`;
}
