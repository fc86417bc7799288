import type { z } from 'zod';
import type { PayAnswer, UnknownAnswer } from '../core/answers.ts';
import type { UtcMs } from '../core/attempt.ts';
import type { Clock } from '../ports.ts';
import { AcquirerClock } from './acquirer-clock.ts';
import type { ConnectOutcome, ExchangeReport, Question } from './acquirer.ts';
import { isCertificateFault } from './certificate-fault.ts';
import { openResponse, signedHeaders } from './envelope.ts';
import { openRawConnection } from './pay-connection.ts';
import { openQuestions, type QuestionOutcome } from './question.ts';
import type { AcquirerSettings } from './settings.ts';

/** One kind of exchange: where it goes, how its answer is read, and what the answer means. */
interface Exchange<Shape, Answer> {
  readonly path: string;
  readonly schema: z.ZodType<Shape>;
  readonly judge: (response: Shape) => Answer;
}

/**
 * What the dialects of this family have in common: requests signed, answers believed only when
 * they are signed and readable, and every other outcome made the same kind of answer. It knows no
 * operation.
 */
export interface SignedLine {
  ask<Shape, Answer extends { outcome: string }>(
    request: object,
    exchange: Exchange<Shape, Answer>,
  ): Promise<Answer | UnknownAnswer>;
  /** Opens a connection for one pay. */
  connect<Shape>(
    path: string,
    schema: z.ZodType<Shape>,
    judge: (response: Shape, expected: Question) => PayAnswer,
  ): Promise<ConnectOutcome>;
  close(): Promise<void>;
}

/** Less than this is the way of an answer, and no clock that is wrong. */
const CLOCK_DIFFERENCE_MS = 30_000;

/** `exchangeMs`: every exchange is given up that long after its first byte. */
export function openSignedLine(
  { url, ca, credentials }: Pick<AcquirerSettings, 'url' | 'ca' | 'credentials'>,
  exchangeMs: number,
  clock: Clock,
  report: (exchange: ExchangeReport) => void,
): SignedLine {
  const questions = openQuestions(url, ca, clock);
  const acquirerClock = new AcquirerClock(clock);

  /** An acquirer refuses a request of another time than its own: one that is far off is put right. */
  function sendingAt(): UtcMs {
    const [here, there] = [clock.now(), acquirerClock.now()];
    return there !== null && Math.abs(here - there) > CLOCK_DIFFERENCE_MS ? there : here;
  }

  function reportUnsent(code: string): void {
    if (isCertificateFault(code)) report({ verified: false, why: 'certificate', code });
    else report({ verified: false, why: 'noAnswer' });
  }

  /** Opens what came back; every way of not proving anything becomes the same kind of answer. */
  function read<Shape>(
    came: QuestionOutcome,
    path: string,
    schema: z.ZodType<Shape>,
    sentMono: number,
  ): { outcome: 'read'; value: Shape } | UnknownAnswer {
    if (came.outcome === 'unsent') {
      reportUnsent(came.code);
      return { outcome: 'unknown', why: 'unsent', code: null };
    }
    if (came.outcome === 'silent') {
      report({ verified: false, why: 'noAnswer' });
      return { outcome: 'unknown', why: 'noAnswer', code: null };
    }
    const opened = openResponse(came.response, path, credentials);
    if (opened.outcome === 'unproven') {
      report({ verified: false, why: opened.why });
      return { outcome: 'unknown', why: opened.why, code: opened.code };
    }
    const parsed = schema.safeParse(opened.json);
    if (!parsed.success) {
      report({ verified: false, why: 'unreadable' });
      return { outcome: 'unknown', why: 'unreadable', code: null };
    }
    const tookMs = clock.mono() - sentMono;
    acquirerClock.learn(opened.acquirerAt);
    report({ verified: true, acquirerAt: opened.acquirerAt, tookMs });
    return { outcome: 'read', value: parsed.data };
  }

  function tell<Answer extends { outcome: string }>(answer: Answer): Answer {
    const unknown = answer as Partial<UnknownAnswer>;
    if (unknown.why === 'credentials') {
      report({ verified: false, why: 'credentials', code: unknown.code ?? '' });
    }
    return answer;
  }

  return {
    async ask(request, { path, schema, judge }) {
      const body = Buffer.from(JSON.stringify(request));
      const headers = signedHeaders(path, body, credentials, sendingAt());
      const sentMono = clock.mono();
      const came = await questions.post(path, headers, body, exchangeMs);
      const answer = read(came, path, schema, sentMono);
      return answer.outcome === 'read' ? tell(judge(answer.value)) : answer;
    },

    async connect(path, schema, judge) {
      const raw = await openRawConnection(url, ca, clock);
      if (raw.outcome === 'unsent') {
        reportUnsent(raw.code);
        return raw;
      }
      const { connection } = raw;
      return {
        outcome: 'connected',
        connection: {
          isFresh: () => connection.isFresh(),
          close: () => connection.close(),
          async pay(body, expected) {
            const headers = signedHeaders(path, body, credentials, sendingAt());
            const sentMono = clock.mono();
            const response = await connection.post(path, headers, body, exchangeMs);
            const came: QuestionOutcome =
              response === null ? { outcome: 'silent' } : { outcome: 'answered', response };
            const answer = read(came, path, schema, sentMono);
            return answer.outcome === 'read' ? tell(judge(answer.value, expected)) : answer;
          },
        },
      };
    },

    close: () => questions.close(),
  };
}
