import type { Catalogue } from '../catalogue.ts';

function counted(count: number): string {
  return new Intl.NumberFormat('en').format(count);
}

function payments(count: number): string {
  return count === 1 ? '1 payment' : `${counted(count)} payments`;
}

function refunds(count: number): string {
  return count === 1 ? '1 refund' : `${counted(count)} refunds`;
}

export const store: Catalogue['screens']['store'] = {
  label: 'Parts of the store',
  day: 'Day',
  simulator: 'Simulator',
  till: 'Till',
  devices: 'Devices',
};

export const day: Catalogue['screens']['day'] = {
  earlier: 'Earlier',
  later: 'Later',
  today: 'Today',
  bounds: (zone, cutOff, hours) => `${zone} · day ends ${cutOff} · ${hours} h`,
  readAt: (time) => `read at ${time}`,
  reading: 'Reading the records…',
  olderFigures: 'What is shown was read before.',
  figures: (currency) => `The day in ${currency}`,
  taken: 'Taken',
  takenFacts: (count, average) =>
    average === null ? payments(count) : `${payments(count)} · average ${average}`,
  givenBack: 'Given back',
  givenBackFacts: (count, underWay) =>
    underWay === null ? refunds(count) : `${refunds(count)} · ${underWay} on its way`,
  net: 'Net',
  netMeans: 'taken less given back',
  notKnown: 'Not known yet',
  notKnownMeans: (unknown, underWay) => {
    const open = [
      ...(unknown > 0 ? [payments(unknown)] : []),
      ...(underWay > 0 ? [refunds(underWay)] : []),
    ];
    return open.length === 0 ? 'every end is known' : `${open.join(' · ')} · checking`;
  },
  paidOtherwise: 'Paid another way',
  payments,
  sales: (count) => (count === 1 ? '1 sale' : `${count} sales`),
  hours: 'Taken by hour',
  hour: 'Hour',
  amount: 'Amount',
  busiest: (hour, amount, count) => `Busiest ${hour}: ${amount}, ${payments(count)}`,
  now: 'now',
  wallets: 'Taken by wallet',
  otherWallets: 'Others',
  walletNotTold: 'Wallet not told',
  nothingTaken: {
    title: 'Nothing was taken on this day',
    means: 'Each payment that goes through is counted here at once.',
  },
  groupsLabel: 'Show',
  groups: {
    all: 'All',
    taken: 'Taken',
    notKnown: 'Not known',
    notPaid: 'Not paid',
    givenBack: 'Given back',
  },
  noneInGroup: 'No payment of this day is among these.',
  exportCsv: 'Export CSV',
  saved: (file, count) => `Saved: ${file} · ${payments(count)}, and what was given back`,
};

export const simulator: Catalogue['screens']['simulator'] = {
  customer: 'Customer',
  phone: (wallet) => `The customer’s phone with ${wallet}`,
  phoneAddress: (address) => `In a browser of this machine: ${address}`,
  codes: 'Show a code',
  kinds: {
    own: 'Wallet’s own',
    fresh: 'Fresh',
    password: 'Password',
    lowBalance: 'Low balance',
    expired: 'Expired',
    used: 'Used',
    wrong: 'Wrong',
  },
  through: 'Through',
  channels: { serial: 'Serial scanner', hid: 'HID POS', keyboard: 'Scanner that types' },
  tillSays: 'The till says',
  noSale: {
    title: 'No code is waited for',
    advice:
      'First press Charge on the Sale screen. A code shown before that is held by the till, which then asks whether to charge it.',
  },
  waitsForCode: {
    title: 'The till waits for a code',
    advice: 'Show one: nothing is charged before that.',
  },
  codeHeld: (seconds) => ({
    title: `A code is held (${seconds} s)`,
    advice: 'Nothing was sent. The Sale screen asks whether to charge it.',
  }),
  toSale: 'To the sale',
};
