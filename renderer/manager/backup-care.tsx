import type { BackupsView } from '../../messages/records.ts';
import { dayAndTime } from '../../words/time.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import { useAnswer, useReading } from '../use-answer.ts';
import { CareSection, Said } from './care-section.tsx';

/** When the newest backup was made and where it is; makes another one when asked. */
export function BackupCare({ zone }: { readonly zone: string }) {
  const words = useWords();
  const say = words.screens.records.backups;
  const read = useReading('readBackups');
  const made = useAnswer('backUpNow');
  // What was just made tells how all of them stand.
  const newest = made.answer?.ok === true ? made.answer : read.answer;
  const failure = made.answer?.ok === false ? made.answer.failure : null;
  const backUp = (
    <ActionButton
      label={say.backUp}
      keyName="B"
      look="small"
      disabled={made.isPending}
      onPress={() => made.ask(null)}
    />
  );
  return (
    <CareSection
      title={say.title}
      means={say.means}
      state={newest?.ok === true && <Standing backups={newest.result} zone={zone} />}
      actions={backUp}
    >
      {made.isPending && <Said tone="plain">{say.backingUp}</Said>}
      {failure !== null && <Said tone="alarm">{words.callFailures[failure]}</Said>}
      {failure === null && newest?.ok === true && newest.result.failure !== null && (
        <Said tone="alarm">{words.callFailures[newest.result.failure]}</Said>
      )}
      {newest?.ok === false && <Said tone="alarm">{words.callFailures[newest.failure]}</Said>}
    </CareSection>
  );
}

interface StandingProps {
  readonly backups: BackupsView;
  readonly zone: string;
}

function Standing({ backups: { newest, count, folder }, zone }: StandingProps) {
  const words = useWords();
  const say = words.screens.records.backups;
  if (newest === null) return <Said tone="plain">{say.none}</Said>;
  const time = dayAndTime(newest.at, words.locale, zone);
  return (
    <>
      <Said tone="plain">{say.newest(time, count)}</Said>
      <Said tone="plain">{say.folder(folder)}</Said>
    </>
  );
}
