import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CALL_ANSWERED_BY, EVENT_NAMES, type TillDoor } from '../messages/table.ts';
import { CALL_CHANNEL, eventChannel } from './channels.ts';

/** The one door between the page and the shell; the shell checks again whatever comes through. */
const door: TillDoor = {
  call(name, argument) {
    if (!Object.hasOwn(CALL_ANSWERED_BY, name)) {
      return Promise.resolve({ ok: false, failure: 'malformed' });
    }
    return ipcRenderer.invoke(CALL_CHANNEL, name, argument);
  },
  on(name, listener) {
    if (!EVENT_NAMES.includes(name)) throw new Error('There is no such event.');
    const hear = (_event: IpcRendererEvent, value: Parameters<typeof listener>[0]) => {
      listener(value);
    };
    ipcRenderer.on(eventChannel(name), hear);
    return () => {
      ipcRenderer.removeListener(eventChannel(name), hear);
    };
  },
};

contextBridge.exposeInMainWorld('till', door);
