import type { JournalView } from '../../messages/records.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import { useAnswer } from '../use-answer.ts';
import { CareSection, Said } from './care-section.tsx';

/** Reads the whole journal when asked, and says whether it stands as it was written. */
export function JournalCheck() {
  const words = useWords();
  const say = words.screens.records.journal;
  const { answer, isPending, ask } = useAnswer('verifyJournal');
  const verify = (
    <ActionButton
      label={say.verify}
      keyName="V"
      look="small"
      disabled={isPending}
      onPress={() => ask(null)}
    />
  );
  return (
    <CareSection title={say.title} means={say.means} actions={verify}>
      {isPending && <Said tone="plain">{say.verifying}</Said>}
      {answer?.ok === true && <Verdict journal={answer.result} />}
      {answer?.ok === false && <Said tone="alarm">{words.callFailures[answer.failure]}</Said>}
    </CareSection>
  );
}

function Verdict({ journal }: { readonly journal: JournalView }) {
  const say = useWords().screens.records.journal;
  if (!journal.whole) {
    return (
      <>
        <Said tone="alarm">{say.broken[journal.fault](journal.seq)}</Said>
        <Said tone="plain">{say.brokenAdvice}</Said>
      </>
    );
  }
  return (
    <>
      <Said tone="good">{say.whole(journal.rows)}</Said>
      {journal.sealedFrom > 1 && <Said tone="plain">{say.sealedFrom(journal.sealedFrom)}</Said>}
    </>
  );
}
