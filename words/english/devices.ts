import type { Catalogue } from '../catalogue.ts';

export const arming: Catalogue['arming'] = {
  word: { checking: 'Checking', armed: 'Can charge', disarmed: 'Cannot charge' },
  checking:
    'The till is checking that the acquirer answers and that both know each other. Charging begins right after.',
  disarmed: {
    credentials:
      'The acquirer does not accept this till’s key. Nothing can be charged. Call the technician.',
    signature:
      'The acquirer’s answers do not carry its signature, so the till does not believe them. Nothing can be charged. Call the technician.',
    certificate:
      'The till does not trust the certificate of whoever answers in the acquirer’s place, and sends it nothing. Nothing can be charged. Call the technician.',
    storeFailed:
      'The till cannot write to its disk, and charges nothing that it could not remember. Call the technician.',
    diskFull:
      'The till’s disk is full, and it charges nothing that it could not remember. Call the technician.',
  },
};

export const scanner: Catalogue['scanner'] = {
  word: {
    absent: 'Scanner unplugged',
    opening: 'Scanner starting',
    ready: 'Scanner ready',
    faulted: 'Scanner fault',
  },
  noneWord: 'No scanner',
  typingWord: 'Scanner that types',
  advice: {
    absent: 'The scanner is unplugged. Plug it in: the till finds it by itself.',
    opening: 'The scanner is starting. It will be ready in a moment.',
    ready: '',
    faulted: 'The scanner does not work. Unplug it, plug it in again, or call the technician.',
  },
  noneAdvice:
    'The till knows of no scanner yet. One that types is known by its first code; if there is none, call the technician.',
};

export const link: Catalogue['link'] = {
  word: {
    unknown: () => 'Acquirer not asked yet',
    answering: (latencyMs) => (latencyMs === null ? 'Acquirer' : `Acquirer ${latencyMs} ms`),
    silent: () => 'Acquirer not answering',
  },
  clockAhead: (seconds) => `Clock ${seconds} s ahead`,
  clockBehind: (seconds) => `Clock ${seconds} s behind`,
};
