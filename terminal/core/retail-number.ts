/**
 * Numbers of goods: EAN-8, UPC-A, EAN-13, GTIN-14 and UPC-E, each with its check digit. Source:
 * GS1 General Specifications, sections 7.9 (check digit) and 5.2.2.4 (UPC-E).
 */
const LENGTHS = new Set([8, 12, 13, 14]);
const EAN_13_LENGTH = 13;
/** A book or magazine may have two or five digits more beside its EAN-13. */
const PRINTED = /^97[789]/;
const WITH_ADD_ON = new Set([EAN_13_LENGTH + 2, EAN_13_LENGTH + 5]);

/** `wrong`: as long as one, with a wrong check digit; null: of another length. */
export function readRetailNumber(digits: string): 'right' | 'wrong' | null {
  if (WITH_ADD_ON.has(digits.length) && PRINTED.test(digits)) {
    return isChecked(digits.slice(0, EAN_13_LENGTH)) ? 'right' : null;
  }
  if (!LENGTHS.has(digits.length)) return null;
  return isChecked(digits) || isUpcE(digits) ? 'right' : 'wrong';
}

function isChecked(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const fromRight = digits.length - 1 - place;
    sum += Number(digits[place]) * (fromRight % 2 === 0 ? 1 : 3);
  }
  return sum % 10 === 0;
}

/** Eight digits that stand for a UPC-A whose zeros are left out, and are checked as that. */
function isUpcE(digits: string): boolean {
  const match = /^([01])([0-9]{2})([0-9])([0-9])([0-9])([0-9])([0-9])$/.exec(digits);
  if (match === null) return false;
  const [, system = '', first = '', third = '', fourth = '', fifth = '', way = '', check = ''] =
    match;
  return isChecked(system + unpacked({ first, third, fourth, fifth, way }) + check);
}

function unpacked(packed: {
  readonly first: string;
  readonly third: string;
  readonly fourth: string;
  readonly fifth: string;
  readonly way: string;
}): string {
  const { first, third, fourth, fifth, way } = packed;
  if ('012'.includes(way)) return `${first}${way}0000${third}${fourth}${fifth}`;
  if (way === '3') return `${first}${third}00000${fourth}${fifth}`;
  if (way === '4') return `${first}${third}${fourth}00000${fifth}`;
  return `${first}${third}${fourth}${fifth}0000${way}`;
}
