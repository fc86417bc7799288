import { PIN_DIGITS_MAX } from '../../messages/records.ts';

/** Fewer are guessed by looking on, more than the most are written down beside the till. */
const PIN = new RegExp(`^\\d{4,${PIN_DIGITS_MAX}}$`);

/** 4 to 12 digits that are not the first ones somebody would try: 0000, 1234, 4321. */
export function isGoodPin(pin: string): boolean {
  if (!PIN.test(pin)) return false;
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, place) => digit - (digits[place] ?? 0)));
  const [step = 0] = steps;
  return steps.size > 1 || Math.abs(step) > 1;
}
