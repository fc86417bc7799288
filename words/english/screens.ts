import type { Catalogue } from '../catalogue.ts';
import { leaving, sameCustomer } from './leaving.ts';
import { history, openPayments, payment, rail } from './payments.ts';
import { devices } from './devices-page.ts';
import { records } from './records.ts';
import { manager, refund } from './refunds.ts';
import { day, simulator, store } from './store.ts';

export const behaviours: Catalogue['behaviours'] = {
  paysAtOnce: 'pays at once',
  asksPassword: 'asks for the password',
  lowBalance: 'has too little money',
};

export const screens: Catalogue['screens'] = {
  sale: {
    toPay: 'To pay',
    reference: 'Reference',
    referenceHint: 'Table, name, order',
    charge: 'Charge',
    clear: 'Clear',
    erase: 'Erase the last digit',
    keypad: 'Amount',
    needsAmount: {
      title: 'Type the amount',
      advice: 'Use the keys of the till or of the keyboard.',
    },
    ready: {
      title: 'Ready',
      advice: 'Press Charge, then scan the customer’s payment code.',
    },
    notArmed: 'Not ready to charge',
    checking: 'One moment',
    notCharged: 'Nothing was sent',
    scannerNotReady: 'The scanner is not ready',
    heldScan: {
      title: (seconds) => `A code is held (${seconds} s)`,
      code: (masked) => `${masked} was scanned before Charge. Nothing was sent yet.`,
      charge: (amount) => `Charge ${amount} with this code?`,
      typeAmount: 'Type the amount',
      forget: 'Forget the code',
    },
  },
  showCode: {
    headline: 'Ask the customer to show the payment code',
    lead: 'Scan it from the phone.',
    rest: 'A code lives for about a minute. Nothing is charged before the scan.',
    back: 'Back',
  },
  actions: {
    nextSale: 'Next sale',
    stay: 'Stay here',
    scanAgain: 'Scan again',
    cancel: 'Cancel',
    cancelPayment: 'Cancel the payment',
    stop: 'Stop',
    sendNow: (seconds) => `Send now (${seconds} s left)`,
    checkNow: 'Check now',
    copy: 'Copy',
    copied: 'Copied',
    tryAgain: 'Try again',
  },
  leaving,
  sameCustomer,
  rail,
  openPayments,
  history,
  payment,
  refund,
  manager,
  store,
  day,
  simulator,
  records,
  devices,
  details: {
    payment: (shortId) => `Payment ${shortId}`,
    request: (paymentRequestId) => `Request ${paymentRequestId}`,
    acquirerId: (paymentId) => `Acquirer’s id ${paymentId}`,
    code: (masked) => `Code ${masked}`,
    sentAt: (time) => `Sent ${time}`,
    asked: (times) => (times === 1 ? 'asked once' : `asked ${times} times`),
    nextSaleIn: (seconds) => `Next sale in ${seconds} s`,
    secondsLeft: (seconds) => `${seconds} s`,
  },
  simulation: {
    watermark: 'SIMULATION – no real money',
    customers: 'Simulated customers',
    customersTitle: 'Customers',
    asks: (wallet, amount) => `${wallet} asks its customer: pay ${amount}?`,
    confirms: 'Customer confirms',
    refuses: 'Customer refuses',
  },
  starting: { title: 'Starting', almost: 'Almost ready…' },
  restarting: (times) =>
    times > 1
      ? `A part of the till stopped and is starting again, for the ${ordinal(times)} time. No payment is lost. Do not charge again.`
      : 'A part of the till stopped and is starting again. No payment is lost. Do not charge again.',
};

function ordinal(count: number): string {
  const endings = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${count}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(count)]}`;
}
