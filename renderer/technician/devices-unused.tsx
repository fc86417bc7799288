import type { DevicesView } from '../../messages/devices.ts';
import { useWords } from '../language.ts';
import { deviceFacts } from './device-names.ts';
import styles from './devices-page.module.css';

/** What is plugged in and is no scanner of the till, and why not. */
export function DevicesUnused({ unused, problems }: Pick<DevicesView, 'unused' | 'problems'>) {
  const {
    title,
    looking,
    none,
    nameless,
    reasons,
    problems: sayProblem,
  } = useWords().screens.devices.unused;
  const isNone = unused !== null && unused.length === 0 && problems.length === 0;
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {unused === null && <p className={styles.muted}>{looking}</p>}
      {isNone && <p className={styles.muted}>{none}</p>}
      {problems.map(({ bus, detail }) => (
        <div key={bus} className={styles.card}>
          <p className={styles.alarm}>{sayProblem[bus]}</p>
          <p className={styles.detail}>{detail}</p>
        </div>
      ))}
      {unused?.map(({ device, bus, reason, detail }) => (
        <div key={`${bus} ${device.path} ${reason}`} className={styles.card}>
          <p className={styles.name}>{device.name ?? nameless}</p>
          <p className={styles.muted}>{deviceFacts(device)}</p>
          <p className={styles.reason}>{reasons[reason](device)}</p>
          {detail !== null && <p className={styles.detail}>{detail}</p>}
        </div>
      ))}
    </section>
  );
}
