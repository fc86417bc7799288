import type { PrinterSettings } from './protocol.ts';

type Pin = NonNullable<PrinterSettings['drawer']>;

const PIN_NUMBERS: Readonly<Record<Pin, number>> = { pin2: 0, pin5: 1 };
/** `ESC p m t1 t2`: current for t1 × 2 ms, none for t2 × 2 ms before the next. */
const PULSE = [0x1b, 0x70];
/** 100 ms moves every bolt; 500 ms let its coil cool down. */
const PULSE_MS = 100;
const REST_MS = 500;
/** `DLE DC4 1 m t`: at once, t × 100 ms, even while the printer waits for paper. */
const PULSE_AT_ONCE = [0x10, 0x14, 0x01];

/** Opens the drawer in its turn, after what was sent before. */
export function pulseBytes(pin: Pin): Uint8Array {
  return Uint8Array.from([...PULSE, PIN_NUMBERS[pin], PULSE_MS / 2, REST_MS / 2]);
}

/** Opens the drawer now or never: nothing of it waits in the printer. */
export function pulseAtOnceBytes(pin: Pin): Uint8Array {
  return Uint8Array.from([...PULSE_AT_ONCE, PIN_NUMBERS[pin], PULSE_MS / 100]);
}
