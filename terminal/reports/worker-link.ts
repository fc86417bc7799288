import type { Worker } from 'node:worker_threads';
import type { Clock, Log } from '../ports.ts';
import { replySchema, type ReportReply, type ReportRequest } from './requests.ts';

/** More than every screen of a till asks at once; each waits for those before it. */
const WAITING_MAX = 8;

export interface WorkerLinkPorts {
  /** Real time: a worker does not hang because a test clock runs fast. */
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
  readonly start: () => Worker;
  /** From the start of a worker to its answer. */
  readonly answerLimitMs: number;
}

/**
 * The one worker behind the reports: started when it is first needed, asked one thing at a time,
 * and replaced after it has died or has not answered in time.
 */
export class WorkerLink {
  readonly #ports: WorkerLinkPorts;
  #worker: Worker | null = null;
  /** The end of the worker before: no two stand beside each other, however often one hangs. */
  #ended: Promise<unknown> = Promise.resolve();
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  /** Ends what is being asked; null: nothing is. */
  #giveUp: ((why: string) => void) | null = null;
  #isClosed = false;

  constructor(ports: WorkerLinkPorts) {
    this.#ports = ports;
  }

  /** Null: there is no answer; what went wrong is in the log. */
  async ask(request: ReportRequest): Promise<ReportReply | null> {
    if (this.#waiting >= WAITING_MAX) return this.#fail(request, 'too many are waiting');
    this.#waiting += 1;
    const turn = this.#queue.then(() => this.#askNow(request));
    this.#queue = turn;
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Ends a worker that is asked nothing; the next question starts another one. */
  rest(): void {
    if (this.#waiting === 0) this.#retire();
  }

  /** Ends the worker; what is asked is not answered any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#giveUp?.('the reports are closed');
    this.#retire();
    await this.#ended;
  }

  #askNow(request: ReportRequest): Promise<ReportReply | null> {
    if (this.#isClosed) return Promise.resolve(this.#fail(request, 'the reports are closed'));
    return new Promise((resolve) => {
      const settle = (reply: ReportReply | null) => {
        stopWaiting();
        this.#giveUp = null;
        resolve(reply);
      };
      const giveUp = (why: string) => {
        this.#retire();
        settle(this.#fail(request, why));
      };
      const { clock, answerLimitMs } = this.#ports;
      const stopWaiting = clock.after(answerLimitMs, () =>
        giveUp(`no answer within ${answerLimitMs / 1000} s`),
      );
      this.#giveUp = giveUp;
      void this.#ended.then(() => {
        // It may have been given up meanwhile.
        if (this.#giveUp !== giveUp) return;
        this.#send(request, settle, giveUp);
      });
    });
  }

  #send(
    request: ReportRequest,
    settle: (reply: ReportReply) => void,
    giveUp: (why: string) => void,
  ): void {
    try {
      this.#worker ??= this.#start();
      this.#worker.once('message', (raw) => {
        if (this.#giveUp !== giveUp) return;
        const reply = replySchema.safeParse(raw);
        if (reply.success) settle(reply.data);
        else giveUp('the answer is malformed');
      });
      this.#worker.postMessage(request);
    } catch (error) {
      giveUp(messageOf(error));
    }
  }

  #start(): Worker {
    const worker = this.#ports.start();
    const end = (why: string) => {
      if (worker !== this.#worker) return;
      if (this.#giveUp !== null) return this.#giveUp(why);
      this.#ports.log.warn('reports.workerEnded', { how: why });
      this.#retire();
    };
    worker.on('error', (error) => end(messageOf(error)));
    worker.on('exit', (code) => end(`exited with code ${code}`));
    return worker;
  }

  /** The next request starts another one. */
  #retire(): void {
    if (this.#worker === null) return;
    this.#ended = this.#worker.terminate();
    this.#worker = null;
  }

  #fail({ name }: ReportRequest, detail: string): null {
    this.#ports.log.warn('reports.failed', { call: name, detail });
    return null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
