/** Fewer are guessed by looking on, more are written down beside the till. */
const PIN = /^\d{4,12}$/;

/** 4 to 12 digits that are not the first ones somebody would try: 0000, 1234, 4321. */
export function isGoodPin(pin: string): boolean {
  if (!PIN.test(pin)) return false;
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, place) => digit - (digits[place] ?? 0)));
  const [step = 0] = steps;
  return steps.size > 1 || Math.abs(step) > 1;
}
