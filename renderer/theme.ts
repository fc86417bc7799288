import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';

import type { Preferences, Theme } from './preferences.ts';
import { useTill } from './till-context.ts';

type ShownTheme = Exclude<Theme, 'system'>;

export const MACHINE_IS_DARK = '(prefers-color-scheme: dark)';

function shownTheme(theme: Theme, isMachineDark: boolean): ShownTheme {
  if (theme !== 'system') return theme;
  return isMachineDark ? 'dark' : 'light';
}

/** Keeps `data-theme`, by which `tokens.css` chooses its colours, as it is preferred. */
export function followTheme(
  root: HTMLElement,
  preferences: StoreApi<Preferences>,
  machineIsDark: MediaQueryList,
): void {
  const follow = (): void => {
    root.dataset['theme'] = shownTheme(preferences.getState().theme, machineIsDark.matches);
  };
  follow();
  preferences.subscribe(follow);
  machineIsDark.addEventListener('change', follow);
}

/** The look that the page has now. */
export function useShownTheme(): ShownTheme {
  const theme = useStore(useTill().preferences, (preferences) => preferences.theme);
  const isMachineDark = useSyncExternalStore(
    onMachineTheme,
    () => matchMedia(MACHINE_IS_DARK).matches,
  );
  return shownTheme(theme, isMachineDark);
}

function onMachineTheme(listener: () => void): () => void {
  const query = matchMedia(MACHINE_IS_DARK);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
