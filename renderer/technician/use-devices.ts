import { useEffect, useState } from 'react';

import type { DevicesView } from '../../messages/devices.ts';
import { useTill } from '../till-context.ts';

/** Soon enough after a scan to see it come; the till goes on looking while it is asked. */
const READ_PAUSE_MS = 500;

/** The devices as they are, read again and again; null: not read yet. */
export function useDevices(): DevicesView | null {
  const { door } = useTill();
  const [view, setView] = useState<DevicesView | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isShown = true;
    async function read(): Promise<void> {
      // Of a till that is starting again, what was read last stays.
      const answer = await door.call('readDevices', null).catch(() => null);
      if (!isShown) return;
      if (answer?.ok === true) setView(answer.result);
      timer = setTimeout(() => void read(), READ_PAUSE_MS);
    }
    void read();
    return () => {
      isShown = false;
      if (timer !== null) clearTimeout(timer);
    };
  }, [door]);
  return view;
}
