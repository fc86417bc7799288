import { useEffect, useRef, useState } from 'react';

import type { Answer, CallName, Calls } from '../messages/table.ts';
import { useTill } from './till-context.ts';

const NOT_READY = { ok: false, failure: 'notReady' } as const;

/** A call whose answer is shown where it was asked. */
interface AnswerOf<Name extends CallName> {
  /** The newest; null: none yet, or another one is on its way. */
  readonly answer: Answer<Calls[Name]['result']> | null;
  readonly isPending: boolean;
  /** Asks once; presses that come while a call is on its way are dropped. */
  readonly ask: (
    argument: Calls[Name]['argument'],
    onAnswer?: (answer: Answer<Calls[Name]['result']>) => void,
  ) => void;
}

export function useAnswer<Name extends CallName>(name: Name): AnswerOf<Name> {
  const { door } = useTill();
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState<AnswerOf<Name>['answer']>(null);
  // State is a render late; the second of two quick presses must find the door shut at once.
  const busy = useRef(false);

  async function send(argument: Calls[Name]['argument']): Promise<Answer<Calls[Name]['result']>> {
    const newest = await door.call(name, argument).catch(() => NOT_READY);
    setAnswer(newest);
    busy.current = false;
    setPending(false);
    return newest;
  }

  return {
    answer,
    isPending,
    ask: (argument, onAnswer) => {
      if (busy.current) return;
      busy.current = true;
      setPending(true);
      setAnswer(null);
      void send(argument).then(onAnswer);
    },
  };
}

/** What is read as soon as it is shown; null: not read yet. */
interface ReadingOf<Name extends CallName> {
  readonly answer: Answer<Calls[Name]['result']> | null;
  readonly readAgain: () => void;
}

export function useReading<Name extends 'readBackups' | 'readManagerPin'>(
  name: Name,
): ReadingOf<Name> {
  const { door } = useTill();
  const [question, setQuestion] = useState({ argument: null });
  const [answer, setAnswer] = useState<ReadingOf<Name>['answer']>(null);
  useEffect(() => {
    // An answer that comes after a newer question is left aside.
    let isNewest = true;
    void door
      .call(name, question.argument)
      .catch(() => NOT_READY)
      .then((read) => {
        if (isNewest) setAnswer(read);
      });
    return () => {
      isNewest = false;
    };
  }, [door, name, question]);
  return { answer, readAgain: () => setQuestion({ argument: null }) };
}
