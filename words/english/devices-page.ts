import type { DeviceView } from '../../messages/devices.ts';
import type { DevicesWords } from '../devices-words.ts';

function many(count: number, one: string, more: string): string {
  return count === 1 ? `1 ${one}` : `${new Intl.NumberFormat('en').format(count)} ${more}`;
}

/** The line of the configuration that names a port. */
function naming({ vendorId, productId }: DeviceView): string {
  return `"scanners": { "serial": [{ "vendorId": "${vendorId}", "productId": "${productId}" }] }`;
}

export const devices: DevicesWords = {
  reading: 'Looking at the devices…',
  scanners: 'Scanners',
  noScanner: 'No scanner is known yet. Plug one in: it is found by itself.',
  simulated: 'simulated',
  kinds: {
    serial: 'Serial scanner',
    hid: 'HID POS scanner',
    keyboard: 'Scanner that types',
    camera: 'Camera',
  },
  typingMeans:
    'Known by what it typed into this window. A keyboard does not say whether it is there.',
  status: {
    absent: 'Unplugged',
    opening: 'Starting',
    ready: 'Ready',
    faulted: 'Does not work',
  },
  lastScan: (time) => `last scan ${time}`,
  noScanYet: 'no scan yet',
  reads: (count) => many(count, 'scan', 'scans'),
  noFaults: 'no faults',
  faults: {
    partials: {
      counted: (count) => many(count, 'torn', 'torn'),
      advice: 'Codes stop in the middle: look at the cable, or let it send CR after each code.',
    },
    misreads: {
      counted: (count) => many(count, 'unreadable', 'unreadable'),
      advice:
        'Not readable: a serial scanner may have another speed, see baudRate in the configuration.',
    },
    unended: {
      counted: (count) => many(count, 'without an end', 'without an end'),
      advice: 'It sends nothing after a code: scan “Suffix CR” of its manual.',
    },
    tooLong: {
      counted: (count) => many(count, 'too long', 'too long'),
      advice:
        'Longer than any code: it may send several without an end. Scan “Suffix CR” of its manual.',
    },
    mismatches: {
      counted: (count) => many(count, 'of an unknown layout', 'of an unknown layout'),
      advice:
        'Its reports are not laid out as any that is known: record a few scans and send them to support.',
    },
    unplugs: {
      counted: (count) => many(count, 'unplugging', 'unpluggings'),
      advice: 'It was gone while in use: look at its plug and its cable.',
    },
  },
  record: 'Record',
  stop: 'Stop recording',
  recordingNow: (pieces, minutesLeft) =>
    `Recording: ${many(pieces, 'piece', 'pieces')}, ${minutesLeft} min left. Scan now.`,
  recorded: (name) => `Recorded: ${name}`,
  printer: {
    title: 'Receipt printer',
    test: 'Test print',
    openDrawer: 'Open the drawer',
    silent: 'It never says anything: whether there is paper is not known.',
    asked: 'Asked of the printer.',
    ready: 'Ready',
  },
  unused: {
    title: 'Plugged in, not used',
    looking: 'Looking…',
    none: 'Nothing else is plugged in that a till could use.',
    nameless: 'A device without a name',
    reasons: {
      scannerTypes: () =>
        'Types like a keyboard: it works. As HID POS it cannot type into a wrong field: scan “USB HID POS” of its manual.',
      keyboard: () => 'A keyboard. If it is a scanner, it works: scan a code into this window.',
      notOpened: () =>
        'A HID POS scanner that is not used: four are used at once, and this one is not among them or may not be opened.',
      makersMode: () =>
        'Of a maker of scanners, in a mode of its own: scan “USB HID POS” of its manual.',
      otherDevice: () => 'A scale or a card reader: the till does not use it.',
      portNotNamed: (device) =>
        `A serial port. If a scanner is on it, write this into the configuration: ${naming(device)}`,
      portNotOpened: () => 'A serial port that cannot be opened.',
    },
    problems: {
      hid: 'USB HID devices cannot be listed. On Debian and Ubuntu: sudo apt-get install libusb-1.0-0 libudev1',
      serial: 'Serial ports cannot be listed. On Debian and Ubuntu: sudo apt-get install udev',
    },
  },
  trace: {
    title: 'Last scans',
    empty: 'Scan something: what comes over the cable is shown here, and what the till made of it.',
    pieces: (count, ms) => (count === 1 ? '1 piece' : `${count} pieces in ${ms} ms`),
    reports: (count, ms) => (count === 1 ? '1 report' : `${count} reports in ${ms} ms`),
    more: (bytes) => `and ${many(bytes, 'byte', 'bytes')} more`,
    masked: 'Digits that may be of a payment code are shown as zeros.',
    made: {
      held: 'Held for Charge',
      charging: 'Used for the sale',
      notACode: 'Not a payment code',
      familyNotTaken: 'A wallet that is not taken',
      codeNotCarried: 'Too long to be sent',
      scanNotExpected: 'Came as Charge was pressed: not used',
      heldCodeTooOld: 'Too old',
      scanAfterEnd: 'A result was shown: not used',
      receiptScanned: 'A receipt of this till',
      notArmed: 'The till could not charge: not used',
      scanWhileOpen: 'A payment was under way: not used',
      codeUsed: 'Used before',
      sameCodeAgain: 'The same code again: counted once',
      scanTooLong: 'Too long to be a code',
      scanNoise: 'Not readable',
      scanPartial: 'Stopped in the middle',
      scanUnended: 'No end: to be scanned once more',
      scannerUnplugged: 'Scanner unplugged',
      recovered: 'The till started again',
    },
    nothingMade: 'No scan: an answer of the scanner',
    notSeen: 'Nobody looked while it came.',
  },
  recordings: {
    title: 'Recordings',
    none: 'None yet. They are kept in the folder “recordings” of the till’s data.',
    older: (count) => `${many(count, 'older recording is', 'older recordings are')} in the folder.`,
    shipped: {
      'hid-layout-a': 'HID POS, layout A (Honeywell)',
      'hid-layout-b': 'HID POS, layout B (Newland)',
      'hid-layout-c': 'HID POS, layout C',
      'hid-layout-d': 'HID, layout D (Microscan)',
      'hid-layout-e': 'HID, layout E (Zebra)',
      'serial-cr': 'Serial, with CR',
      'serial-stx-etx': 'Serial, STX and ETX',
      'serial-no-end': 'Serial, without an end',
    },
    replay: 'Replay',
    means: 'Played through the simulated scanner, down the path of a real one.',
  },
};
