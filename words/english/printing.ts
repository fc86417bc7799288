import type { PrintingWords } from '../printing-words.ts';

export const printing: PrintingWords = {
  receipt: 'Print receipt',
  slip: 'Print slip',
  copy: 'Print a copy',
  states: {
    waiting: 'Waits for the printer',
    printing: 'Printing…',
    printed: 'Printed',
    sent: 'Sent to the printer',
    stale: 'Not printed',
    notKnown: 'A part may be on paper',
    failed: 'Not printed',
  },
  copyPrinted: (copy) => `Copy ${copy} printed`,
  problems: {
    paperOut: { word: 'Printer out of paper', remedy: 'Put in a new roll.' },
    coverOpen: { word: 'Printer open', remedy: 'Close its cover.' },
    cutterJammed: {
      word: 'Printer’s cutter jammed',
      remedy: 'Open the cover, take out the paper that is caught, and close it again.',
    },
    offline: {
      word: 'Printer offline',
      remedy: 'Press the printer’s feed button, or switch it off and on.',
    },
    notFound: {
      word: 'Printer not found',
      remedy: 'Switch it on and plug in its cable: the till finds it by itself.',
    },
    refused: {
      word: 'Printer refuses',
      remedy: 'Switch the printer off and on. If it still refuses, call the technician.',
    },
    unreachable: {
      word: 'Printer not reached',
      remedy: 'Switch it on and look at its network cable.',
    },
    noPermission: {
      word: 'Printer not allowed',
      remedy: 'This machine does not let the till use it. Call the technician.',
    },
    busy: {
      word: 'Printer busy',
      remedy: 'Something else is using it. The till tries again by itself.',
    },
    interrupted: { word: 'Printing interrupted', remedy: 'Look at what is on paper.' },
    silent: {
      word: 'Printer does not answer',
      remedy: 'Look at what is on paper. Switch the printer off and on.',
    },
    noDrawer: { word: 'No drawer', remedy: 'Open it with its key, and call the technician.' },
    failed: {
      word: 'Printer fault',
      remedy: 'Switch the printer off and on, or call the technician.',
    },
    restarting: {
      word: 'Printer starting',
      remedy: 'The part of the till that has the printer is starting again. Wait a moment.',
    },
    notWritten: {
      word: 'Slip not kept',
      remedy: 'The till could not write it to its disk. Call the technician.',
    },
    queueFull: {
      word: 'Too many slips wait',
      remedy: 'Make the printer ready, then print it from the payment.',
    },
    notDrawn: {
      word: 'Slip not made',
      remedy: 'The till could not set its text. Call the technician.',
    },
  },
  printer: {
    absent: 'Printer unplugged',
    opening: 'Printer starting',
    ready: '',
    faulted: 'Printer fault',
  },
  asks: {
    label: 'Slips that were not printed',
    what: {
      payment: (shortId) => `The slip of payment ${shortId}`,
      refund: (shortId) => `The slip of a refund of payment ${shortId}`,
    },
    stale: (what) => `${what} was not printed.`,
    notKnown: (what) => `${what} may be on paper, or a part of it.`,
    more: (others) => (others === 1 ? 'And 1 more.' : `And ${others} more.`),
    printNow: 'Print now',
    printCopy: 'Print a copy',
    drop: 'Do not print',
    leave: 'Leave it',
    dropAll: (count) => `Drop all ${count}`,
  },
};
