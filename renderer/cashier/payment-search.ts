import { useEffect, useRef, useState } from 'react';

import type { CallFailure } from '../../messages/failures.ts';
import type { FoundPayments } from '../../messages/day.ts';
import type { Answer, Calls, TillDoor } from '../../messages/table.ts';
import type { PaymentView } from '../../messages/views.ts';
import { usePaymentChanges } from '../payment-changes.ts';
import { useTill } from '../till-context.ts';

/** A pause in typing: not every letter is a question. */
const TYPED_AFTER_MS = 200;
/** 500 payments: more than anybody reads, and all of them are read again when one changes. */
const PAGES_MAX = 10;

export interface PaymentSearch {
  /** Null: nothing has been read yet. */
  readonly payments: readonly PaymentView[] | null;
  /** What they answer to. */
  readonly text: string;
  /** Why they could not be read just now; what was read before still stands. */
  readonly failure: CallFailure | null;
  /** There are more, and the list does not grow any further. */
  readonly isCut: boolean;
  readonly readMore: () => void;
  readonly readAgain: () => void;
}

type Query = Calls['findPayments']['argument'];

/** Which payments are searched; it stays the same as long as the component does. */
export type SearchedWithin = Pick<Query, 'businessDay' | 'only'>;

const EVERYWHERE: SearchedWithin = { businessDay: null, only: 'all' };

interface Found {
  readonly payments: readonly PaymentView[];
  readonly hasMore: boolean;
}

/** The payments that answer to a text, read again as it is typed and as they change. */
export function usePaymentSearch(text: string, within = EVERYWHERE): PaymentSearch {
  const { door } = useTill();
  const [wanted, setWanted] = useState({ text, pages: 1, tries: 0 });
  const [found, setFound] = useState<(Found & { readonly text: string }) | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const isReading = useRef(false);
  const readAgain = (): void => setWanted((now) => ({ ...now, tries: now.tries + 1 }));
  usePaymentChanges(readAgain);

  useEffect(() => {
    const timer = setTimeout(
      () => setWanted((now) => (now.text === text ? now : { ...now, text, pages: 1 })),
      TYPED_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [text]);

  useEffect(() => {
    // An answer that comes after a newer question is left aside.
    let isNewest = true;
    isReading.current = true;
    void readPages(door, { ...within, text: wanted.text }, wanted.pages).then((answer) => {
      if (!isNewest) return;
      isReading.current = false;
      if (typeof answer === 'string') return setFailure(answer);
      setFailure(null);
      setFound({ ...answer, text: wanted.text });
    });
    return () => {
      isNewest = false;
    };
  }, [door, within, wanted]);

  return {
    payments: found?.payments ?? null,
    text: found?.text ?? '',
    failure,
    isCut: found?.hasMore === true && wanted.pages === PAGES_MAX,
    readMore: () => {
      if (isReading.current || found?.hasMore !== true || wanted.pages === PAGES_MAX) return;
      isReading.current = true;
      setWanted({ ...wanted, pages: wanted.pages + 1 });
    },
    readAgain,
  };
}

/** The first pages, one after the other; or why one of them could not be read. */
async function readPages(
  door: TillDoor,
  search: Omit<Query, 'after'>,
  pages: number,
): Promise<Found | CallFailure> {
  const payments: PaymentView[] = [];
  let after: string | null = null;
  for (let page = 1; page <= pages; page += 1) {
    const query: Query = { ...search, after };
    const answer: Answer<FoundPayments> | null = await door
      .call('findPayments', query)
      .catch(() => null);
    if (answer === null) return 'notReady';
    if (!answer.ok) return answer.failure;
    payments.push(...answer.result.payments);
    after = answer.result.next;
    if (after === null) break;
  }
  return { payments, hasMore: after !== null };
}
