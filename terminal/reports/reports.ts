import { Worker } from 'node:worker_threads';
import { callResultSchemas } from '../../messages/table.schema.ts';
import type { BackupsView } from '../../messages/records.ts';
import type { Answer } from '../../messages/table.ts';
import type { Clock, Log } from '../ports.ts';
import type { ReportArgument, ReportCall, ReportResult, ReportsSettings } from './requests.ts';
import { DailyBackup } from './daily-backup.ts';
import { WorkerLink } from './worker-link.ts';

/** A day of many thousands of payments needs a tenth of it; more is a leak, and ends the worker. */
const WORKER_HEAP_MAX_MB = 512;
/** The slowest search of years takes a quarter of it. */
const QUESTION_LIMIT_MS = 8_000;
/** To read every row of years, and to copy them to a slow disk; as long as a start may take. */
const UPKEEP_LIMIT_MS = 10 * 60_000;

/** What was written, read apart from payments: nothing here can hold one up or change one. */
export interface Reports {
  find(query: ReportArgument<'findPayments'>): Promise<Answer<ReportResult<'findPayments'>>>;
  /** Null: the trading day that is going on. */
  day(businessDay: string | null): Promise<Answer<ReportResult<'readDay'>>>;
  exportDay(businessDay: string, language: string): Promise<Answer<ReportResult<'exportDay'>>>;
  /** Reads every row of the journal: seconds after years. */
  verifyJournal(): Promise<Answer<ReportResult<'verifyJournal'>>>;
  /** One is made by itself each day. */
  backUpNow(): Promise<Answer<ReportResult<'backUpNow'>>>;
  backups(): BackupsView;
  /** Before the database is closed: the last one to close it tidies it up. */
  close(): Promise<void>;
}

export interface ReportsPorts {
  /** The till's clock: it says which day is going on. */
  readonly clock: Pick<Clock, 'now'>;
  /** Real time, for how long a worker may take. */
  readonly realClock: Pick<Clock, 'after'>;
  readonly log: Log;
  readonly start: (settings: ReportsSettings) => Worker;
}

/**
 * Starts nothing yet; the first question does. What reads or copies everything has a worker of its
 * own, so that no question waits for it; that one ends when it is done.
 */
export function openReports(settings: ReportsSettings, ports: ReportsPorts): Reports {
  const { clock, realClock, log } = ports;
  const linkOf = (answerLimitMs: number) =>
    new WorkerLink({ clock: realClock, log, answerLimitMs, start: () => ports.start(settings) });
  const questions = linkOf(QUESTION_LIMIT_MS);
  const upkeep = linkOf(UPKEEP_LIMIT_MS);

  async function ask<Name extends ReportCall>(
    link: WorkerLink,
    name: Name,
    argument: ReportArgument<Name>,
  ): Promise<Answer<ReportResult<Name>>> {
    const reply = await link.ask({ name, argument, now: clock.now() });
    if (reply === null) return { ok: false, failure: 'reportFailed' };
    const { answer, detail } = reply;
    if (detail !== null) log.warn('reports.failed', { call: name, detail });
    if (!answer.ok) return answer;
    const result = callResultSchemas[name].safeParse(answer.result);
    if (result.success) return { ok: true, result: result.data };
    log.error('call.answerMalformed', { call: name });
    return { ok: false, failure: 'reportFailed' };
  }

  async function keepUp<Name extends 'verifyJournal' | 'backUpNow'>(
    name: Name,
    argument: ReportArgument<Name>,
  ): Promise<Answer<ReportResult<Name>>> {
    const answer = await ask(upkeep, name, argument);
    upkeep.rest();
    return answer;
  }

  const daily = new DailyBackup({
    folder: settings.backupFolder,
    clock,
    realClock,
    backUp: () => keepUp('backUpNow', null),
  });

  return {
    find: (query) => ask(questions, 'findPayments', query),
    day: (businessDay) => ask(questions, 'readDay', { businessDay }),
    exportDay: (businessDay, language) => ask(questions, 'exportDay', { businessDay, language }),
    verifyJournal: () => keepUp('verifyJournal', null),
    backUpNow: () => daily.makeNow(),
    backups: () => daily.view(),
    close() {
      daily.stop();
      // A copy that is being made cannot be cut short; the till ends without it.
      void upkeep.close();
      return questions.close();
    },
  };
}

/** The worker's program beside this one, as source or as built. */
export function startReportsWorker(settings: ReportsSettings): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const script = new URL(`./worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
  return new Worker(script, {
    workerData: settings,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MAX_MB },
  });
}
