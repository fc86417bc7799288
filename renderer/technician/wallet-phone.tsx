import { useEffect, useRef, useState } from 'react';

import styles from './wallet-phone.module.css';

/** What the phone's page is drawn for; on a low screen it is shown smaller, and whole. */
const PHONE_WIDTH = 320;
const PHONE_HEIGHT = 600;
const FRAME_WIDTH = 10;

/** It runs, on an origin of its own: both together open nothing of the till's page to it. */
const SANDBOX = 'allow-scripts allow-same-origin';

interface WalletPhoneProps {
  readonly url: string;
  readonly title: string;
}

/** A customer's phone: a page of the simulated world's own, which knows nothing of the till. */
export function WalletPhone({ url, title }: WalletPhoneProps) {
  const place = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setScale(Math.min(1, element.clientHeight / (PHONE_HEIGHT + 2 * FRAME_WIDTH)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(keepKeysOfTouch, []);
  const sizes = {
    '--scale': scale,
    '--phone-width': `${PHONE_WIDTH}px`,
    '--phone-height': `${PHONE_HEIGHT}px`,
    '--frame-width': `${FRAME_WIDTH}px`,
  };
  return (
    <div ref={place} className={styles.place} style={sizes as Record<string, unknown>}>
      <iframe key={url} className={styles.phone} src={url} title={title} sandbox={SANDBOX} />
    </div>
  );
}

/** Keys that are typed now go to the till: what a scanner types must never land in the phone. */
export function giveKeysToTill(): void {
  if (document.activeElement instanceof HTMLIFrameElement) document.querySelector('main')?.focus();
}

/**
 * A finger needs no keys: after it has touched the phone they stay with the till. Whoever goes
 * there by Tab keeps them, and Tab leads out of it again.
 */
function keepKeysOfTouch(): () => void {
  let isByTab = false;
  const noteKey = (event: KeyboardEvent): void => {
    isByTab = event.key === 'Tab';
  };
  const noteTouch = (): void => {
    isByTab = false;
  };
  // The page loses the focus to the frame within it; the frame is the active element by then.
  const onBlur = (): void => void requestAnimationFrame(() => isByTab || giveKeysToTill());
  window.addEventListener('keydown', noteKey, { capture: true });
  window.addEventListener('pointermove', noteTouch, { capture: true });
  window.addEventListener('blur', onBlur);
  return () => {
    window.removeEventListener('keydown', noteKey, { capture: true });
    window.removeEventListener('pointermove', noteTouch, { capture: true });
    window.removeEventListener('blur', onBlur);
  };
}
