import type { DevicesView, TracedScan } from '../../messages/devices.ts';
import { clockTimeWithSeconds } from '../../words/time.ts';
import { useWords } from '../language.ts';
import { printable, spacedHex } from './cable-text.ts';
import { wayName } from './device-names.ts';
import styles from './devices-trace.module.css';

interface DevicesTraceProps {
  readonly devices: DevicesView;
  readonly zone: string;
}

/** The last scans as they came over the cable, the newest first, and what the till made of each. */
export function DevicesTrace({ devices, zone }: DevicesTraceProps) {
  const words = useWords();
  const say = words.screens.devices.trace;
  const { trace } = devices;
  return (
    <section className={styles.trace} aria-label={say.title}>
      <h2 className={styles.title}>{say.title}</h2>
      {trace.some(({ isMasked }) => isMasked) && <p className={styles.muted}>{say.masked}</p>}
      {trace.length === 0 && <p className={styles.muted}>{say.empty}</p>}
      <ol ref={scrollByKeys} className={styles.scans}>
        {trace.map((scan) => (
          <li key={scan.number} className={styles.scan}>
            <p className={styles.head}>
              <time className={styles.time}>
                {clockTimeWithSeconds(scan.at, words.locale, zone)}
              </time>
              <strong>{scan.made === null ? say.nothingMade : say.made[scan.made]}</strong>
              <span className={styles.muted}>
                {wayName(scan.scannerId, devices, words.screens.devices)}
              </span>
            </p>
            <Cable scan={scan} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Whoever has no mouse gets to the older ones with the arrows. */
function scrollByKeys(list: HTMLOListElement | null): void {
  if (list !== null) list.tabIndex = 0;
}

/** The raw bytes, each piece with how long after the first it came. */
function Cable({ scan }: { readonly scan: TracedScan }) {
  const say = useWords().screens.devices.trace;
  const { chunks, unit, moreBytes } = scan;
  // What a keyboard types comes as keys, and has no bytes.
  if (scan.scannerId === 'keyboard' || scan.scannerId === 'camera') return null;
  if (chunks.length === 0) return <p className={styles.muted}>{say.notSeen}</p>;
  const ms = chunks.at(-1)?.afterMs ?? 0;
  const pieces = chunks.map(({ afterMs, hex }, place) => ({
    name: `piece ${place}`,
    afterMs,
    hex,
  }));
  return (
    <>
      <p className={styles.muted}>
        {(unit === 'report' ? say.reports : say.pieces)(chunks.length, ms)}
        {moreBytes > 0 && ` ${say.more(moreBytes)}`}
      </p>
      {pieces.map(({ name, afterMs, hex }) => (
        <div key={name} className={styles.chunk}>
          <span className={styles.after}>+{afterMs}</span>
          <code className={styles.text}>{printable(hex)}</code>
          <code className={styles.hex}>{spacedHex(hex)}</code>
        </div>
      ))}
    </>
  );
}
