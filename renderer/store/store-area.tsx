import { useState } from 'react';

import { Tabs } from '../components/tabs.tsx';
import { useWords } from '../language.ts';
import { DayPage } from '../manager/day-page.tsx';
import { TillPage } from '../manager/till-page.tsx';
import { DevicesPage } from '../technician/devices-page.tsx';
import { SimulatorPage } from '../technician/simulator-page.tsx';
import { useMirror } from '../till-context.ts';

type StoreTab = 'day' | 'simulator' | 'till' | 'devices';

/**
 * What is not of the counter: the manager's day and what the till keeps, the technician's devices,
 * and in simulation the simulator.
 */
export function StoreArea() {
  const words = useWords();
  const say = words.screens.store;
  const till = useMirror((mirror) => mirror.till);
  const simulation = useMirror((mirror) => mirror.shell?.simulation ?? null);
  const [chosen, setChosen] = useState<StoreTab>('day');
  if (till === null) return null;
  // Only a simulated till gets simulated customers, whatever runs beside it.
  const simulated = till.mode === 'simulation' ? simulation : null;
  const tabs = [
    { name: 'day', label: say.day, keyName: 'Control+1' },
    ...(simulated === null
      ? []
      : [{ name: 'simulator', label: say.simulator, keyName: 'Control+2' } as const]),
    { name: 'till', label: say.till, keyName: 'Control+3' },
    { name: 'devices', label: say.devices, keyName: 'Control+4' },
  ] as const;
  const shown = simulated === null && chosen === 'simulator' ? 'day' : chosen;
  return (
    <Tabs<StoreTab> label={say.label} tabs={tabs} chosen={shown} onChoose={setChosen}>
      {shown === 'day' && <DayPage till={till} />}
      {shown === 'simulator' && simulated !== null && (
        <SimulatorPage till={till} simulation={simulated} />
      )}
      {shown === 'till' && <TillPage till={till} />}
      {shown === 'devices' && <DevicesPage till={till} />}
    </Tabs>
  );
}
