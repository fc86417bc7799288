import type { Place } from '../navigation.ts';
import styles from './rail-icon.module.css';

export type RailIconName = Place | 'light' | 'dark';

/** Drawn on 24 × 24, in strokes of 2. */
const icons: { readonly [Name in RailIconName]: string } = {
  sale: 'M3 5 H21 V19 H3 Z M3 9.5 H21 M6.5 14.5 H11',
  open: 'M12 3 a9 9 0 1 0 0.01 0 Z M12 7 V12 H16',
  history: 'M5 6 H19 M5 12 H19 M5 18 H13',
  store: 'M4 10 V20 H20 V10 M3 9 L5 4 H19 L21 9 a3 3 0 0 1 -6 0 a3 3 0 0 1 -6 0 a3 3 0 0 1 -6 0 Z',
  light:
    'M12 8 a4 4 0 1 0 0.01 0 Z M12 2 V4 M12 20 V22 M2 12 H4 M20 12 H22 M4.9 4.9 L6.3 6.3 M17.7 17.7 L19.1 19.1 M4.9 19.1 L6.3 17.7 M17.7 6.3 L19.1 4.9',
  dark: 'M20 14.5 A8.5 8.5 0 1 1 9.5 4 A7 7 0 0 0 20 14.5 Z',
};

/** Says once more what the word under it says. */
export function RailIcon({ name }: { readonly name: RailIconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}
