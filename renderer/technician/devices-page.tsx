import type { TillView } from '../../messages/views.ts';
import { useWords } from '../language.ts';
import { DevicesPrinter } from './devices-printer.tsx';
import { DevicesRecordings } from './devices-recordings.tsx';
import { DevicesScanners } from './devices-scanners.tsx';
import { DevicesTrace } from './devices-trace.tsx';
import { DevicesUnused } from './devices-unused.tsx';
import styles from './devices-page.module.css';
import { useDevices } from './use-devices.ts';

/** Everything plugged in, how it does, what it sends, and what the till makes of it. */
export function DevicesPage({ till }: { readonly till: TillView }) {
  const say = useWords().screens.devices;
  const devices = useDevices();
  if (devices === null) return <p className={styles.reading}>{say.reading}</p>;
  return (
    <div className={styles.page}>
      <div className={styles.side}>
        <DevicesScanners devices={devices} zone={till.zone} />
        {till.printing.printer !== null && <DevicesPrinter printing={till.printing} />}
        <DevicesUnused unused={devices.unused} problems={devices.problems} />
        <DevicesRecordings
          recordings={devices.recordings}
          olderCount={devices.moreRecordings}
          isSimulation={till.mode === 'simulation'}
        />
      </div>
      <DevicesTrace devices={devices} zone={till.zone} />
    </div>
  );
}
