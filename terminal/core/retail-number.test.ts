import { describe, expect, test } from 'vitest';
import { readRetailNumber } from './retail-number.ts';

describe('the number of a product', () => {
  test.each([
    ['EAN-8', '96385074'],
    ['UPC-A', '036000291452'],
    ['EAN-13', '4006381333931'],
    ['EAN-13 of the shop itself, as on weighed goods', '2812345006788'],
    ['EAN-13 of a book', '9780201379624'],
    ['EAN-13 of a book with its price beside it', '978020137962451995'],
    ['EAN-13 of a magazine with its issue beside it', '977123456789805'],
    ['GTIN-14', '10012345678902'],
  ])('is right with its check digit: %s', (_what, digits) => {
    expect(readRetailNumber(digits)).toBe('right');
    const checkPlace = Math.min(digits.length, digits.length > 14 ? 13 : digits.length) - 1;
    const other = (Number(digits[checkPlace]) + 1) % 10;
    const misread = digits.slice(0, checkPlace) + other + digits.slice(checkPlace + 1);
    expect(readRetailNumber(misread)).not.toBe('right');
  });

  // The same as UPC-A: 042100005264, 012000007897, 012300000451, 012340000053, 198761000091.
  test.each(['04252614', '01278907', '01234531', '01234543', '19876191'])(
    'is right as UPC-E, by the check digit of the UPC-A that it stands for: %s',
    (digits) => {
      expect(readRetailNumber(digits)).toBe('right');
    },
  );

  test.each(['96385075', '04252615', '036000291453', '4006381333932', '10012345678903'])(
    'is wrong when one digit is: %s',
    (digits) => {
      expect(readRetailNumber(digits)).toBe('wrong');
    },
  );

  test.each(['', '1234567', '123456789', '123456789012345', '400638133393105'])(
    'is none of another length: %j',
    (digits) => {
      expect(readRetailNumber(digits)).toBeNull();
    },
  );
});
