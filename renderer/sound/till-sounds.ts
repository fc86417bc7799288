import type { StoreApi } from 'zustand/vanilla';

import type { TillDoor } from '../../messages/table.ts';
import type { Mirror } from '../till-mirror.ts';
import { soundOfChange } from './sound-of-change.ts';
import { playSound } from './sounds.ts';

/** Lets the till be heard: a click for each scan, and one sound for each new verdict. */
export function soundTheTill(door: TillDoor, mirror: StoreApi<Mirror>): void {
  door.on('scanRead', () => {
    const { till } = mirror.getState();
    if (till !== null) playSound('scanRead', till.mode);
  });
  mirror.subscribe((now, before) => {
    const sound = soundOfChange(before.till, now.till);
    if (sound !== null && now.till !== null) playSound(sound, now.till.mode);
  });
}
