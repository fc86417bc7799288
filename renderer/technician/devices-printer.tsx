import { useState } from 'react';

import type { PrintingView } from '../../messages/printing.ts';
import { printStateText } from '../../words/printing.ts';
import { PinDialog } from '../cashier/pin-dialog.tsx';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import { useAnswer } from '../use-answer.ts';
import { useCalls } from '../use-calls.ts';
import styles from './devices-page.module.css';

const MARKS = { ready: 'good', opening: 'waiting', absent: 'bad', faulted: 'bad' } as const;

/** The receipt printer: how it is, a test of it, and its drawer. */
export function DevicesPrinter({ printing }: { readonly printing: PrintingView }) {
  const words = useWords();
  const say = words.screens.devices.printer;
  const tests = useCalls();
  const drawer = useAnswer('openDrawer');
  const [isAsked, setAsked] = useState(false);
  const { printer, jobs } = printing;
  if (printer === null) return null;
  const { status, problem, detail, answers, place, hasDrawer } = printer;
  const job = jobs.find(({ thing }) => thing.type === 'test' || thing.type === 'drawer');
  const problemWords = problem === null ? null : words.printing.problems[problem];
  return (
    <section className={styles.section} aria-label={say.title}>
      <h2 className={styles.title}>{say.title}</h2>
      <div className={styles.card} data-mark={MARKS[status]}>
        <p className={styles.name}>
          <span className={styles.dot} />
          {problemWords?.word ??
            (status === 'ready' ? say.ready : words.screens.devices.status[status])}
          {' · '}
          {place}
        </p>
        {problemWords !== null && <p>{problemWords.remedy}</p>}
        {detail !== null && <p className={styles.detail}>{detail}</p>}
        {!answers && status === 'ready' && <p className={styles.muted}>{say.silent}</p>}
        <div className={styles.actions}>
          <ActionButton
            label={say.test}
            keyName="T"
            look="small"
            disabled={tests.pending}
            onPress={() => tests.ask('printTest', { language: words.locale })}
          />
          {hasDrawer && (
            <ActionButton
              label={say.openDrawer}
              keyName="D"
              look="small"
              onPress={() => setAsked(true)}
            />
          )}
        </div>
        <output className={styles.said}>
          {job !== undefined && printStateText(job, words)}
          {tests.failure !== null && (
            <span className={styles.alarm}>{words.callFailures[tests.failure]}</span>
          )}
        </output>
      </div>
      {isAsked && (
        <PinDialog
          title={say.openDrawer}
          confirm={say.openDrawer}
          isPending={drawer.isPending}
          failure={drawer.answer?.ok === false ? drawer.answer.failure : null}
          onConfirm={(pin) => drawer.ask({ pin }, ({ ok }) => ok && setAsked(false))}
          onBack={() => setAsked(false)}
        >
          <p>{place}</p>
        </PinDialog>
      )}
    </section>
  );
}
