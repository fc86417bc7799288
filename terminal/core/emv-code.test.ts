import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emvApplications } from './emv-code.ts';

const QRIS =
  'hQVDUFYwMWGTTwegAAAGAiAgUAdxcmlzY3BtWgqTYAUDMSNFZ4mfXyALUmlraSBEZXJpYW5fLQRpZGVuX1AXcmlraS5kZXJpYW5AcXJpc2NwbS5jb22fJQJ4mWM/n3Q8MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkw';

/** Issued or published by somebody else, whole. */
const SAMPLES: readonly (readonly [
  string,
  string,
  readonly (readonly [string, string | null])[],
])[] = [
  [
    'one application',
    'hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=',
    [['A0000000555555', null]],
  ],
  [
    'two applications and what they share',
    'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MWETTwegAAAAZmZmUAhQcm9kdWN0MmJJWggSNFZ4kBI0WF8gDkNBUkRIT0xERVIvRU1WXy0IcnVlc2RlZW5kIZ8QBwYBCgMAAACfJghYT9OF+iNLzJ82AgABnzcEbVjvEw==',
    [
      ['A0000000555555', 'Product1'],
      ['A0000000666666', 'Product2'],
    ],
  ],
  [
    'UnionPay',
    'hQVDUFYwMWFYTwigAAADMwEBAVcTYpJhA1hEQzVkHSIQIBAAABiAH180AQBjM58mCFaLEtnaC9l/nycBgJ8QEQcAAQOgAAABCDM5OTk5OTk5nzYCAAGCAgAAnzcE6gZYyA==',
    [['A000000333010101', null]],
  ],
  [
    'DuitNow of Malaysia',
    'hQVDUFYwMWEhTwegAAAGFQABWhIAAAAAAAAAAABQeAgVg5GFSZGfUwEBYxWfJgQ5SRiRnwgBAV8tAkVOnyUCSUg=',
    [['A0000006150001', null]],
  ],
  [
    'GCash, with a length of two bytes and a word for an id',
    'hQVDUFYwMWGBl08FR0NBU0haGzExMDcwMDQwMDAwMDAwMDAwMDEwODkwMzA5MGNxwRZHQy0wNzI1MjAyNS0wMDAwMDkzOTA4wgIAAcQEaINZd8gEaIM9a95HMEUCIGWdjueZsFZHMkVQSy/jlqQubfpvMk4BsQKeHJuIn5aJAiEAvNpixJCHfUCj6T/8Q8/V3ay0GmNFgAUdDzE+c/Ilny0=',
    [['4743415348', 'GCASH']],
  ],
  [
    'QRIS of Indonesia',
    'hQVDUFYwMWFcTwegAAAGAiAgUAdRUklTQ1BNWgqTYAACISAJl0KPXyAOcml6a2EgcmFtYWRoYW5fLQRpZGVuX1AVYWRob24ucml6a3lAZ21haWwuY29tnyUCl0JjB590BGFlNjE=',
    [['A0000006022020', 'QRISCPM']],
  ],
  ['QRIS whose length of 147 is one byte, against BER', QRIS, [['A0000006022020', 'qriscpm']]],
];

/** `85 05 "CPV01"` and then these bytes, in Base64. */
function codeOf(hex: string): string {
  return Buffer.from(`8505435056303161${hex}`, 'hex').toString('base64');
}

describe('an EMV code', () => {
  test.each(SAMPLES)('names its applications: %s', (_what, code, applications) => {
    expect(emvApplications(code)).toEqual(
      applications.map(([applicationId, name]) => ({ applicationId, name })),
    );
  });

  test.each(SAMPLES)('that is cut is none: %s', (what, code) => {
    const whole: number[] = [];
    for (let length = 0; length < code.length; length += 1) {
      if (emvApplications(code.slice(0, length)) !== null) whole.push(length);
    }
    // Cut between its two objects, which no length of the whole spans.
    expect(whole).toEqual(what.startsWith('DuitNow') ? [56] : []);
  });

  test.each(SAMPLES)('with anything after it is none: %s', (_what, code) => {
    for (const more of ['=', 'A', 'AA==', 'AAAA', ' ', code]) {
      expect(emvApplications(code + more)).toBeNull();
    }
  });

  test.each([
    ['without its padding', 'hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8'],
    ['with bits left over in its last digit', 'hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF9='],
    ['in the Base64 of URLs', QRIS.replaceAll('/', '_')],
    [
      'of another version',
      Buffer.from('8505435056303261094F07A0000000555555', 'hex').toString('base64'),
    ],
    ['without an application', Buffer.from('85054350563031', 'hex').toString('base64')],
    ['with an application that has no id', codeOf('0550034D4F4F')],
    ['with an id that is too short', codeOf('064F04A0000000')],
    ['with an id that is too long', codeOf(`134F11${'A0'.repeat(17)}`)],
    ['with an endless length', codeOf('80094F07A00000005555550000')],
    ['with a length of four bytes', codeOf('84000000094F07A0000000555555')],
  ])('%s is none', (_what, code) => {
    expect(emvApplications(code)).toBeNull();
  });

  test.each([
    ['a length of two bytes', '81094F07A0000000555555'],
    ['a length of three bytes', '8200094F07A0000000555555'],
    ['tags of two and three bytes', '134F07A00000005555559F2501FF9F810102FFFF'],
  ])('may have %s', (_what, hex) => {
    expect(emvApplications(codeOf(hex))).toEqual([{ applicationId: 'A0000000555555', name: null }]);
  });

  test.each([
    ['4D4F4F', 'MOO'],
    ['4D4F4F0A', null],
    ['3C623E', null],
    ['3132333435', null],
    ['E4BAA4', null],
    ['41'.repeat(17), null],
  ])('shows of a label what is a safe word: %s', (label, name) => {
    const labelled = `50${(label.length / 2).toString(16).padStart(2, '0')}${label}`;
    const template = `4F07A0000000555555${labelled}`;
    const length = (template.length / 2).toString(16).padStart(2, '0');
    expect(emvApplications(codeOf(length + template))?.[0]?.name).toBe(name);
  });

  test('never throws, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const code = codeOf(Buffer.from(bytes).toString('hex'));
        return emvApplications(code)?.length !== 0;
      }),
    );
  });
});
