import { useState } from 'react';

import type { Catalogue } from '../../words/catalogue.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useWords } from '../language.ts';
import styles from './camera-dialog.module.css';
import { CameraPicture } from './camera-picture.tsx';
import type { CameraState } from './camera-watch.ts';
import type { SeenCode } from './seen-codes.ts';

interface CameraDialogProps {
  /** The camera is off by then. */
  readonly onRead: (code: SeenCode) => void;
  /** Somebody went back, or nothing was shown to it for a minute. */
  readonly onClose: () => void;
}

/** The camera as a scanner: the first code in what it sees, or why it sees nothing. */
export function CameraDialog({ onRead, onClose }: CameraDialogProps) {
  const words = useWords();
  const [state, setState] = useState<CameraState>({ status: 'starting' });
  const hasFailed = state.status === 'failed';
  return (
    <Dialog
      kind="facts"
      title={hasFailed ? words.camera.failedTitle : words.camera.title}
      actions={
        <>
          <ActionButton
            label={words.screens.showCode.back}
            keyName="Escape"
            look="outline"
            onPress={onClose}
          />
          {hasFailed && (
            <ActionButton
              label={words.screens.actions.tryAgain}
              keyName="Enter"
              look="primary"
              onPress={() => setState({ status: 'starting' })}
            />
          )}
        </>
      }
    >
      <div className={styles.camera}>
        {!hasFailed && <CameraPicture changed={setState} read={onRead} idle={onClose} />}
        <p className={styles.said} role={hasFailed ? 'alert' : 'status'}>
          {textOf(state, words.camera)}
        </p>
      </div>
    </Dialog>
  );
}

function textOf(state: CameraState, say: Catalogue['camera']): string {
  switch (state.status) {
    case 'starting':
      return say.starting;
    case 'looking':
      return state.hint === null ? say.looking : say.hints[state.hint];
    case 'failed':
      return say.problems[state.problem];
    default:
      return state satisfies never;
  }
}
