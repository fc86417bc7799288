import { useEffect, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { InDialog } from '../keyboard/use-keys.ts';
import styles from './dialog.module.css';
import { takeLostFocus } from './lost-focus.ts';

interface DialogProps {
  /** A question must be answered before anything else is done. */
  readonly kind?: 'question' | 'facts';
  readonly title: string;
  readonly children: ReactNode;
  /** Its foot: the way back first, what is confirmed last and far from it. */
  readonly actions: ReactNode;
}

/**
 * A question, or facts, over the screen. While it is there it has the focus, the keys and the touches, and
 * it closes by one of its actions only: there is no press beside it that could be meant for it.
 */
export function Dialog({ kind = 'question', title, children, actions }: DialogProps) {
  // A screen that came while a dialog stood over it could not take the focus then.
  useEffect(() => () => void requestAnimationFrame(takeLostFocus), []);
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen isKeyboardDismissDisabled>
      <Modal className={styles.modal ?? ''}>
        <AriaDialog
          className={styles.dialog ?? ''}
          role={kind === 'question' ? 'alertdialog' : 'dialog'}
        >
          <InDialog value={true}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <div className={styles.body}>{children}</div>
            <div className={styles.actions}>{actions}</div>
          </InDialog>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
