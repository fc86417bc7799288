import type { DevicesView, HealthView, ScannerDeviceView } from '../../messages/devices.ts';
import type { DevicesWords, HealthFault } from '../../words/devices-words.ts';
import { clockTimeOfDay, secondsUntil } from '../../words/time.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import { useAnswer } from '../use-answer.ts';
import { useCalls } from '../use-calls.ts';
import { deviceFacts, kindName } from './device-names.ts';
import styles from './devices-page.module.css';

const FAULTS: readonly HealthFault[] = [
  'mismatches',
  'unended',
  'partials',
  'misreads',
  'tooLong',
  'unplugs',
];
/** So many have a digit of their own. */
const KEYS_MAX = 9;

interface DevicesScannersProps {
  readonly devices: DevicesView;
  readonly zone: string;
}

/** Every scanner, real and simulated, how it does, and a recording of what it sends. */
export function DevicesScanners({ devices, zone }: DevicesScannersProps) {
  const words = useWords();
  const say = words.screens.devices;
  const { scanners, typing, recording } = devices;
  const starting = useCalls();
  const stopping = useAnswer('stopRecording');
  const { answer } = stopping;
  const failure = starting.failure ?? (answer?.ok === false ? answer.failure : null);
  return (
    <section className={styles.section} aria-label={say.scanners}>
      <h2 className={styles.title}>{say.scanners}</h2>
      {scanners.length === 0 && typing === null && <p className={styles.muted}>{say.noScanner}</p>}
      {scanners.map((scanner, place) => (
        <ScannerCard
          key={scanner.id}
          scanner={scanner}
          now={devices.readAt}
          zone={zone}
          action={
            recording?.scannerId === scanner.id ? (
              <ActionButton
                label={say.stop}
                keyName="S"
                look="small"
                disabled={stopping.isPending}
                onPress={() => stopping.ask(null)}
              />
            ) : (
              place < KEYS_MAX && (
                <ActionButton
                  label={say.record}
                  keyName={String(place + 1)}
                  look="small"
                  disabled={recording !== null || starting.pending}
                  onPress={() => starting.ask('startRecording', { scannerId: scanner.id })}
                />
              )
            )
          }
        />
      ))}
      {typing !== null && (
        <div className={styles.card} data-mark="good">
          <p className={styles.name}>{say.kinds.keyboard}</p>
          <p className={styles.health}>{healthText(typing, devices.readAt, zone, words)}</p>
          <p className={styles.muted}>{say.typingMeans}</p>
        </div>
      )}
      <output className={styles.said}>
        {recording !== null &&
          say.recordingNow(
            recording.chunks,
            Math.ceil(secondsUntil(recording.endsAt, devices.readAt) / 60),
          )}
        {recording === null && answer?.ok === true && say.recorded(answer.result.name)}
        {failure !== null && <span className={styles.alarm}>{words.callFailures[failure]}</span>}
      </output>
    </section>
  );
}

interface ScannerCardProps {
  readonly scanner: ScannerDeviceView;
  readonly now: number;
  readonly zone: string;
  readonly action: React.ReactNode;
}

const MARKS = { ready: 'good', opening: 'waiting', absent: 'bad', faulted: 'bad' } as const;

function ScannerCard({ scanner, now, zone, action }: ScannerCardProps) {
  const words = useWords();
  const say = words.screens.devices;
  const { device, status, detail, health } = scanner;
  const facts = deviceFacts(device);
  const advice = adviceFor(health, say);
  return (
    <div className={styles.card} data-mark={MARKS[status]}>
      <div className={styles.head}>
        <div className={styles.words}>
          <p className={styles.name}>
            <span className={styles.dot} />
            {device?.name ?? kindName(scanner, say)} · {say.status[status]}
          </p>
          <p className={styles.muted}>
            {[
              device?.name === undefined || device.name === null ? null : kindName(scanner, say),
              facts,
            ]
              .filter((fact) => fact !== null && fact !== '')
              .join(' · ')}
          </p>
        </div>
        {action}
      </div>
      {detail !== null && <p className={styles.detail}>{detail}</p>}
      <p className={styles.health}>{healthText(health, now, zone, words)}</p>
      {advice !== null && <p className={styles.muted}>{advice}</p>}
    </div>
  );
}

function healthText(
  health: HealthView,
  now: number,
  zone: string,
  words: ReturnType<typeof useWords>,
): string {
  const say = words.screens.devices;
  const { lastScanAt } = health;
  const faults = FAULTS.filter((fault) => health[fault] > 0).map((fault) =>
    say.faults[fault].counted(health[fault]),
  );
  const last =
    lastScanAt === null
      ? say.noScanYet
      : say.lastScan(clockTimeOfDay(lastScanAt, now, words.locale, zone));
  const counts = health.reads === 0 ? [] : [say.reads(health.reads)];
  const none = health.lastSeenAt === null || faults.length > 0 ? [] : [say.noFaults];
  return [...counts, ...faults, ...none, last].join(' · ');
}

/** About what happens most; a single fault is an accident. */
function adviceFor(health: HealthView, say: DevicesWords): string | null {
  const [worst] = FAULTS.toSorted((a, b) => health[b] - health[a]);
  return worst === undefined || health[worst] < 2 ? null : say.faults[worst].advice;
}
