import { useEffect, useRef, type RefObject } from 'react';
import { Collection, GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components';

import type { PaymentView } from '../../messages/views.ts';
import { useWords } from '../language.ts';
import { PaymentRow } from './payment-row.tsx';
import styles from './payment-list.module.css';

interface PaymentListProps {
  readonly payments: readonly PaymentView[];
  /** By `paymentRequestId`; null: none. */
  readonly selectedId: string | null;
  readonly onSelect: (paymentRequestId: string) => void;
  /** Enter on the selected one. */
  readonly onOpen?: (payment: PaymentView) => void;
  /** The end of the list comes into view. */
  readonly onEnd?: () => void;
  readonly place?: RefObject<HTMLDivElement | null>;
  /** Its selected row has the focus as soon as it is there. */
  readonly hasFocusFirst?: boolean;
}

/** Payments, one to a row; the arrow keys select, and letters stay keys of the screen. */
export function PaymentList(props: PaymentListProps) {
  const { payments, selectedId, onSelect, onOpen, onEnd, place, hasFocusFirst = false } = props;
  const words = useWords();
  const ownPlace = useRef<HTMLDivElement>(null);
  const list = place ?? ownPlace;
  const open = useRef<() => void>(() => {});
  useEffect(() => {
    open.current = () => {
      const selected = payments.find(({ attempt }) => attempt.paymentRequestId === selectedId);
      if (selected !== undefined) onOpen?.(selected);
    };
  });
  useEffect(() => openedByEnter(list.current, () => open.current()), [list]);
  return (
    <GridList
      ref={list}
      className={styles.list ?? ''}
      aria-label={words.screens.payment.list}
      selectionMode="single"
      selectionBehavior="replace"
      escapeKeyBehavior="none"
      disallowEmptySelection
      disallowTypeAhead
      selectedKeys={selectedId === null ? [] : [selectedId]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (typeof key === 'string' && keys !== 'all') onSelect(key);
      }}
      {...(hasFocusFirst ? { autoFocus: 'first' } : {})}
    >
      <Collection items={payments} dependencies={[words]}>
        {(payment) => (
          <GridListItem
            id={payment.attempt.paymentRequestId}
            className={styles.item ?? ''}
            textValue={payment.attempt.shortId}
          >
            <PaymentRow payment={payment} />
          </GridListItem>
        )}
      </Collection>
      {onEnd !== undefined && <GridListLoadMoreItem onLoadMore={onEnd} />}
    </GridList>
  );
}

/**
 * Enter opens, and a touch only selects: react-aria would have both do the same, and a finger
 * that looks through the payments opens none.
 */
function openedByEnter(list: HTMLElement | null, open: () => void): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) open();
  };
  list?.addEventListener('keydown', listen);
  return () => list?.removeEventListener('keydown', listen);
}
