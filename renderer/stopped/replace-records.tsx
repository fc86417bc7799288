import { useState } from 'react';

import type { BackupView } from '../../messages/records.ts';
import { dayAndTime } from '../../words/time.ts';
import { useHeldUntilSeen } from '../cashier/seen-first.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useWords } from '../language.ts';
import { useStoreZone } from '../till-context.ts';
import type { Calls } from '../use-calls.ts';

interface ReplaceRecordsProps {
  /** Null: there is none, and the till can only start with empty records. */
  readonly backup: BackupView | null;
  readonly calls: Calls;
}

/** The way out of damaged records, after a question that says what it means. */
export function ReplaceRecords({ backup, calls }: ReplaceRecordsProps) {
  const words = useWords();
  const say = words.replaceRecords;
  const zone = useStoreZone();
  const [isAsking, setAsking] = useState(false);
  const held = useHeldUntilSeen(isAsking ? 'question' : null);
  const label =
    backup === null ? say.startEmpty : say.restore(dayAndTime(backup.at, words.locale, zone));
  const { means, confirm } = backup === null ? say.ask.startEmpty : say.ask.restore;

  function replace(): void {
    setAsking(false);
    if (backup === null) calls.ask('startEmpty', null);
    else calls.ask('restoreBackup', { name: backup.name });
  }

  return (
    <>
      <ActionButton
        label={label}
        keyName="R"
        look="outline"
        disabled={calls.pending}
        onPress={() => setAsking(true)}
      />
      {isAsking && (
        <Dialog
          title={label}
          actions={
            <>
              <ActionButton
                label={say.back}
                keyName="Escape"
                look="outline"
                onPress={() => setAsking(false)}
              />
              <ActionButton
                label={confirm}
                keyName="Enter"
                look="primary"
                held={held}
                onPress={replace}
              />
            </>
          }
        >
          <p>{means}</p>
        </Dialog>
      )}
    </>
  );
}
