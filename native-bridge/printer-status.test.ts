import { describe, expect, test } from 'vitest';
import { faultOf } from './printer-faults.ts';
import { AnswerReader, printerState } from './printer-status.ts';

/** Answers to `DLE EOT` 1 to 4 of a printer that is well, and bits that are set in one of them. */
function answers(question: 1 | 2 | 3 | 4, bits: number): [number, number, number, number] {
  const bytes: [number, number, number, number] = [0x12, 0x12, 0x12, 0x12];
  bytes[question - 1] = 0x12 | bits;
  return bytes;
}

describe('what a printer answers', () => {
  test.each<[1 | 2 | 3 | 4, number, string | null]>([
    [1, 0x00, null],
    [1, 0x04, null],
    [1, 0x08, 'offline'],
    [2, 0x04, 'coverOpen'],
    [2, 0x20, 'paperOut'],
    [2, 0x40, 'offline'],
    [3, 0x08, 'cutterJammed'],
    [3, 0x20, 'failed'],
    [4, 0x0c, null],
    [4, 0x60, 'paperOut'],
  ])('DLE EOT %i with bits %i is %s', (question, bits, problem) => {
    expect(printerState(answers(question, bits))).toMatchObject({
      problem,
      isPaperLow: question === 4 && bits === 0x0c,
      isDrawerPinHigh: question === 1 && bits === 0x04,
    });
  });

  test('with its cover open says that first, whatever else it lacks', () => {
    expect(printerState([0x1a, 0x76, 0x12, 0x72]).problem).toBe('coverOpen');
  });

  test('is told from what it says unasked and from what is no answer', () => {
    const bytes = Uint8Array.of(0x11, 0x12, 0x14, 0x00, 0x0f, 0x00, 0x0c, 0x13, 0x96, 0x1a);
    expect(new AnswerReader().push(bytes)).toEqual([
      { type: 'status', byte: 0x12 },
      { type: 'paper', byte: 0x0c },
      { type: 'stray', byte: 0x96 },
      { type: 'status', byte: 0x1a },
    ]);
  });
});

describe('an error of the system', () => {
  test.each<[string, string, string]>([
    ['ENOENT', "no such file or directory, open '/dev/usb/lp0'", 'notFound'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND printer.local', 'notFound'],
    ['EACCES', "permission denied, open '/dev/usb/lp0'", 'noPermission'],
    ['EBUSY', "resource busy or locked, open '/dev/usb/lp0'", 'busy'],
    ['ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.9:9100', 'refused'],
    ['EHOSTUNREACH', 'connect EHOSTUNREACH 10.0.0.9:9100', 'unreachable'],
    ['ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.9:9100', 'unreachable'],
    ['ECONNRESET', 'read ECONNRESET', 'interrupted'],
    ['EIO', 'i/o error, write', 'interrupted'],
    ['', 'Error: No such file or directory, cannot open /dev/ttyUSB0', 'notFound'],
    ['', 'Error Resource temporarily unavailable Cannot lock port', 'busy'],
    ['', 'Opening COM3: Access denied', 'busy'],
    ['', 'Error: Permission denied, cannot open /dev/ttyUSB0', 'noPermission'],
    ['', 'Unknown error code 31', 'failed'],
  ])('%s %s is %s', (code, words, problem) => {
    const error = Object.assign(new Error(words), code === '' ? {} : { code });
    expect(faultOf(error)).toEqual({ problem, detail: words.replace(/^Error:? /, '') });
  });

  test('of a name with several addresses is the error of the first', () => {
    const first = Object.assign(new Error('connect ECONNREFUSED ::1:9100'), {
      code: 'ECONNREFUSED',
    });
    expect(faultOf(new AggregateError([first]))).toEqual({
      problem: 'refused',
      detail: 'connect ECONNREFUSED ::1:9100',
    });
  });
});
