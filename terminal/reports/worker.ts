import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { callArgumentSchemas } from '../../messages/table.schema.ts';
import type { CallFailure } from '../../messages/failures.ts';
import type { Answer } from '../../messages/table.ts';
import type { UtcMs } from '../core/attempt.ts';
import { catalogues, languageOf } from '../../words/languages.ts';
import { listBackups, makeBackup, RecordsDamaged } from '../store/backups.ts';
import { verifyJournal } from '../store/journal-verification.ts';
import { exportDay } from './day-export.ts';
import { readDay } from './day-report.ts';
import { CannotWrite } from './new-file.ts';
import { findPayments } from './payment-list.ts';
import { ReadingConnection } from './reading-connection.ts';
import {
  requestSchema,
  settingsSchema,
  type ReportArgument,
  type ReportCall,
  type ReportReply,
  type ReportResult,
} from './requests.ts';

/** The program of the worker thread: reads what the till has written, and changes none of it. */
const settings = settingsSchema.parse(workerData);
const connection = new ReadingConnection(settings.databaseFile);

type Handler<Name extends ReportCall> = (
  argument: ReportArgument<Name>,
  now: UtcMs,
) => Answer<ReportResult<Name>>;

const HANDLERS: { readonly [Name in ReportCall]: Handler<Name> } = {
  findPayments(query) {
    const found = connection.read((database) => findPayments(database, settings, query));
    return found === null ? { ok: false, failure: 'malformed' } : { ok: true, result: found };
  },
  readDay({ businessDay }, now) {
    const read = connection.read((database) => readDay(database, settings, businessDay, now));
    return { ok: true, result: read };
  },
  exportDay({ businessDay, language }) {
    const spoken = languageOf(language);
    if (spoken === null) return { ok: false, failure: 'malformed' };
    const written = connection.read((database) =>
      exportDay(database, settings, businessDay, catalogues[spoken]),
    );
    return { ok: true, result: written };
  },
  verifyJournal() {
    const key = readFileSync(settings.localKeyFile);
    return { ok: true, result: connection.read((database) => verifyJournal(database, key)) };
  },
  backUpNow(_argument, now) {
    const { backupFolder: folder } = settings;
    const newest = connection.read((database) => makeBackup(database, folder, now));
    const count = listBackups(folder).length;
    return { ok: true, result: { folder, newest, count, failure: null } };
  },
};

/** What a question that throws comes to. */
function failureOf(name: ReportCall | null, error: unknown): CallFailure {
  if (error instanceof CannotWrite) return 'exportFailed';
  if (error instanceof RecordsDamaged) return 'recordsDamaged';
  return name === 'backUpNow' ? 'backupFailed' : 'reportFailed';
}

function reply(raw: unknown): ReportReply {
  let asked: ReportCall | null = null;
  try {
    const { name, argument, now } = requestSchema.parse(raw);
    asked = name;
    // The table ties each name to its own argument; TypeScript loses that at the look-up.
    const handler = HANDLERS[name] as (argument: unknown, now: UtcMs) => Answer<unknown>;
    const answer = handler(callArgumentSchemas[name].parse(argument), now);
    return { answer, detail: null };
  } catch (error) {
    const failure = failureOf(asked, error);
    const detail = error instanceof Error ? error.message : String(error);
    return { answer: { ok: false, failure }, detail };
  }
}

parentPort?.on('message', (raw: unknown) => parentPort?.postMessage(reply(raw)));
