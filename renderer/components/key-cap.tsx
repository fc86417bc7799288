import styles from './key-cap.module.css';

/** How a key is written on its cap, where that differs from its name. */
const caps: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Delete: 'Del',
  'Control+C': 'Ctrl C',
  'Control+1': 'Ctrl 1',
  'Control+2': 'Ctrl 2',
  'Control+3': 'Ctrl 3',
  'Control+4': 'Ctrl 4',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** The key that does the same, shown on the button. The button's name stays without it. */
export function KeyCap({ name }: { readonly name: string }) {
  return (
    <kbd className={styles.cap} aria-hidden="true">
      {caps[name] ?? name}
    </kbd>
  );
}
