import { describe, expect, test } from 'vitest';
import { runningPayments } from '../../fixtures/proof/running-payments.ts';
import type { Moment } from '../core/event.ts';
import type { Pursuits, Step } from './pursuits.ts';
import { Runner } from './runner.ts';

type Happened =
  | { readonly type: 'ticked' | 'restarted' | 'asked' | 'over' | 'impossible' | 'refused' }
  | { readonly type: 'answered'; readonly answer: { readonly outcome: string } };

/** What a test pursues: everything that happened to it so far. */
type Story = readonly string[];

const WORK = { kind: 'inquiry', dueAt: 0, tries: 0, lastError: null } as const;

/** A runner whose subjects only remember what happened to them; `asked` asks somebody. */
function running(stored: Readonly<Record<string, Story>> = {}) {
  const till = runningPayments();
  const { store, ports } = till;
  const taken: string[] = [];
  const answers: ((happened: Happened) => void)[] = [];
  const rejections: ((error: Error) => void)[] = [];
  const afterEnd: string[] = [];
  const pursuits: Pursuits<Story, Happened> = {
    kind: 'payment',
    ticked: { type: 'ticked' },
    restarted: { type: 'restarted' },
    load: (id) => stored[id] ?? null,
    step(story, event: Happened & Moment): Step<Story, Happened> {
      if (event.type === 'impossible') throw new Error('nobody can do this');
      const next = event.type === 'over' ? null : [...story, event.type];
      const asks = event.type === 'asked' || event.type === 'restarted';
      return {
        next,
        wakeMono: null,
        exchanges: asks
          ? [
              () =>
                new Promise((resolve, reject) => {
                  answers.push(resolve);
                  rejections.push(reject);
                }),
            ]
          : [],
        write: () => {
          if (event.type === 'refused') store.work.replace('B', [WORK, WORK]);
          store.work.replace('A', [{ ...WORK, lastError: event.type }]);
        },
        committed: () => taken.push(event.type),
      };
    },
    heardAfterEnd: (id) => {
      store.write(() => store.work.replace(id, []));
      afterEnd.push(id);
    },
  };
  const runner = new Runner<Story, Happened>(ports, pursuits);
  return { ...till, runner, pursuits, taken, answers, rejections, afterEnd };
}

/** One with `A` under way. */
function begun() {
  const till = running();
  till.store.write(() => till.store.work.replace('A', [WORK]));
  till.runner.begin('A', [], null);
  return till;
}

const haveSecondThoughts = () => {
  throw new Error('second thoughts');
};

const ANSWER = { type: 'answered', answer: { outcome: 'success' } } as const;

describe('what happens', () => {
  test('is committed, then shown, and only then is anybody asked', () => {
    const { runner, seenBeside, pursuits, taken, answers } = begun();
    const step = pursuits.step.bind(pursuits);
    pursuits.step = (...args) => {
      const made = step(...args);
      const committed = () => {
        expect(seenBeside('work')).toMatchObject([{ subject: 'A', last_error: 'asked' }]);
        made.committed();
      };
      return { ...made, committed };
    };
    runner.happen('A', { type: 'asked' });
    expect(taken).toEqual(['asked']);
    expect(answers).toHaveLength(1);
  });

  test('is decided after the answer before it, however fast they come', async () => {
    const { runner, answers, settled } = begun();
    runner.happen('A', { type: 'asked' });
    answers[0]?.(ANSWER);
    runner.happen('A', { type: 'ticked' });
    await settled();
    expect(runner.current('A')).toEqual(['asked', 'ticked', 'answered']);
  });

  test('to nobody who is known is only heard, if it is an answer that says something', () => {
    const { runner, afterEnd } = begun();
    runner.happen('A', { type: 'over' });
    expect(runner.has('A')).toBe(false);
    runner.happen('A', { type: 'ticked' });
    runner.happen('A', { type: 'answered', answer: { outcome: 'unknown' } });
    expect(afterEnd).toEqual([]);
    runner.happen('A', ANSWER);
    expect(afterEnd).toEqual(['A']);
  });
});

describe('what cannot be processed (rule 27)', () => {
  test('is parked with its reason and journalled, and the others go on', () => {
    const { runner, store, journalled, logged } = begun();
    runner.begin('C', [], null);
    runner.happen('A', { type: 'impossible' });
    expect(store.work.parked()).toEqual([{ subject: 'A', reason: 'nobody can do this' }]);
    expect(journalled()).toEqual(['parked']);
    expect(logged).toMatchObject([{ event: 'work.parked' }]);
    runner.happen('C', { type: 'ticked' });
    expect(runner.current('C')).toEqual(['ticked']);
  });

  test('waits for a person, and goes on when it can be processed again', () => {
    const { runner, store, clock } = begun();
    runner.happen('A', { type: 'impossible' });
    clock.advance(10 * 60_000);
    expect(runner.current('A')).toEqual([]);
    runner.happen('A', { type: 'asked' });
    expect(runner.current('A')).toEqual(['asked']);
    expect(store.work.parked()).toEqual([]);
  });

  test('is what a table will never take, too: it is not tried again and again', () => {
    const { runner, store, clock, storeReports } = begun();
    runner.happen('A', { type: 'refused' });
    expect(store.work.parked()).toMatchObject([{ subject: 'A', reason: /UNIQUE/ }]);
    const reports = storeReports.length;
    clock.advance(60_000);
    expect(storeReports).toHaveLength(reports);
    expect(storeReports.at(-1)).toBeNull();
  });

  test('is a client that throws instead of answering, too', async () => {
    const { runner, store, rejections, settled } = begun();
    runner.happen('A', { type: 'asked' });
    rejections[0]?.(new Error('what is this?'));
    await settled();
    expect(store.work.parked()).toEqual([{ subject: 'A', reason: 'what is this?' }]);
  });

  test('frees its place on the wire', async () => {
    const { runner, rejections, queue, settled, clock } = begun();
    const ran: string[] = [];
    for (let count = 0; count < 8; count += 1) {
      runner.begin(`W${count}`, [], null);
      runner.happen(`W${count}`, { type: 'asked' });
    }
    queue.enqueue('late', () => ran.push('late'));
    clock.advance(0);
    expect(ran).toEqual([]);
    rejections[0]?.(new Error('what is this?'));
    await settled();
    clock.advance(0);
    expect(ran).toEqual(['late']);
  });
});

describe('a store that refuses', () => {
  test('is asked again every second, and all happens then in its order', () => {
    const { runner, refuseWrites, clock, taken, answers, storeReports } = begun();
    refuseWrites(true);
    runner.happen('A', { type: 'asked' });
    runner.happen('A', ANSWER);
    clock.advance(3_000);
    expect(taken).toEqual([]);
    expect(answers).toEqual([]);
    expect(storeReports).toHaveLength(4);
    refuseWrites(false);
    clock.advance(999);
    expect(taken).toEqual([]);
    clock.advance(1);
    expect(taken).toEqual(['asked', 'answered']);
    expect(answers).toHaveLength(1);
  });

  test('is asked again although everything is to be checked meanwhile', () => {
    const { runner, refuseWrites, clock, taken } = begun();
    refuseWrites(true);
    runner.happen('A', ANSWER);
    runner.checkAll({ type: 'asked' });
    clock.advance(10);
    refuseWrites(false);
    clock.advance(1_000);
    expect(taken).toEqual(['answered', 'asked']);
  });

  test('refuses also what was heard after an end, until it does not', () => {
    const { runner, refuseWrites, clock, afterEnd } = begun();
    runner.happen('A', { type: 'over' });
    refuseWrites(true);
    runner.happen('A', ANSWER);
    clock.advance(1_000);
    expect(afterEnd).toEqual([]);
    refuseWrites(false);
    clock.advance(1_000);
    expect(afterEnd).toEqual(['A']);
  });

  test('does not make one that has ended take the turn of the questions after its end', () => {
    const { runner, refuseWrites, clock, ports, pursuits, taken, afterEnd } = begun();
    const again = new Runner<Story, Happened>(ports, { ...pursuits, kind: 'recheck' });
    runner.happen('A', { type: 'over' });
    again.begin('A', [], clock.mono() + 120_000);
    refuseWrites(true);
    runner.happen('A', ANSWER);
    refuseWrites(false);
    clock.advance(120_000);
    expect(afterEnd).toEqual(['A']);
    expect(taken).toEqual(['over', 'ticked']);
  });

  test('that cannot even take up what was left is asked again, and nothing is lost', () => {
    const till = running({ A: ['left'] });
    const { load } = till.pursuits;
    let isRefusing = true;
    till.pursuits.load = (id) => {
      if (isRefusing) throw new Error('disk I/O error');
      return load(id);
    };
    till.runner.recover(['A']);
    till.clock.advance(2_000);
    expect(till.runner.has('A')).toBe(true);
    isRefusing = false;
    till.clock.advance(1_000);
    expect(till.runner.current('A')).toEqual(['left', 'restarted']);
  });
});

describe('what somebody must know now', () => {
  test('is written with what belongs to it, both or neither', () => {
    const { runner, refuseWrites, store, taken } = begun();
    const alongside = () => store.journal.append({ at: 1, subject: 'A', type: 'asked', facts: {} });
    refuseWrites(true);
    expect(() => runner.happenAlongside('A', { type: 'asked' }, alongside)).toThrow(/readonly/);
    expect(runner.current('A')).toEqual([]);
    refuseWrites(false);
    expect(() => runner.happenAlongside('A', { type: 'asked' }, haveSecondThoughts)).toThrow(
      'second thoughts',
    );
    expect(runner.current('A')).toEqual([]);
    expect(taken).toEqual([]);
    runner.happenAlongside('A', { type: 'asked' }, alongside);
    expect(runner.current('A')).toEqual(['asked']);
  });

  test('is refused while something before it is not written yet', () => {
    const { runner, refuseWrites, taken } = begun();
    refuseWrites(true);
    runner.happen('A', ANSWER);
    refuseWrites(false);
    expect(() => runner.happenAlongside('A', { type: 'asked' }, () => {})).toThrow('cannot');
    expect(taken).toEqual([]);
  });

  test('is refused once it is over, and once the runner was stopped', () => {
    const { runner } = begun();
    expect(() => runner.happenAlongside('Z', { type: 'asked' }, () => {})).toThrow('cannot');
    runner.stop();
    expect(() => runner.happenAlongside('A', { type: 'asked' }, () => {})).toThrow('cannot');
  });
});
