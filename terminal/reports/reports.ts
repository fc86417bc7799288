import { Worker } from 'node:worker_threads';
import { callResultSchemas } from '../../messages/table.schema.ts';
import type { Answer } from '../../messages/table.ts';
import type { Clock, Log } from '../ports.ts';
import type { ReportArgument, ReportCall, ReportResult, ReportsSettings } from './requests.ts';
import { WorkerLink } from './worker-link.ts';

/** A day of many thousands of payments needs a tenth of it; more is a leak, and ends the worker. */
const WORKER_HEAP_MAX_MB = 512;

/** What was written, read apart from payments: nothing here can hold one up or change one. */
export interface Reports {
  find(query: ReportArgument<'findPayments'>): Promise<Answer<ReportResult<'findPayments'>>>;
  /** Null: the trading day that is going on. */
  day(businessDay: string | null): Promise<Answer<ReportResult<'readDay'>>>;
  exportDay(businessDay: string, language: string): Promise<Answer<ReportResult<'exportDay'>>>;
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

/** Starts nothing yet; the first question does. */
export function openReports(settings: ReportsSettings, ports: ReportsPorts): Reports {
  const { clock, realClock, log } = ports;
  const link = new WorkerLink({ clock: realClock, log, start: () => ports.start(settings) });

  async function ask<Name extends ReportCall>(
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

  return {
    find: (query) => ask('findPayments', query),
    day: (businessDay) => ask('readDay', { businessDay }),
    exportDay: (businessDay, language) => ask('exportDay', { businessDay, language }),
    close: () => link.close(),
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
