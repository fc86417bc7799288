import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import { Collection, GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components';

import { useWords } from '../language.ts';
import styles from './row-list.module.css';

export interface RowListProps<Item extends object> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  /** What a row is called, in one word. */
  readonly nameOf: (item: Item) => string;
  readonly renderRow: (item: Item) => ReactNode;
  /** Null: none. */
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  /** Enter on the selected one. */
  readonly onOpen?: (item: Item) => void;
  /** The end of the list comes into view. */
  readonly onEnd?: () => void;
  readonly place?: RefObject<HTMLDivElement | null>;
  /** Its selected row has the focus as soon as it is there. */
  readonly hasFocusFirst?: boolean;
}

/** Things, one to a row; the arrow keys select, and letters stay keys of the screen. */
export function RowList<Item extends object>(props: RowListProps<Item>) {
  const { label, items, idOf, nameOf, renderRow, selectedId, onSelect } = props;
  const { onOpen, onEnd, place, hasFocusFirst = false } = props;
  const words = useWords();
  const ownPlace = useRef<HTMLDivElement>(null);
  const list = place ?? ownPlace;
  // The same as long as it names the same row: another one would be announced anew.
  const selectedKeys = useMemo(() => (selectedId === null ? [] : [selectedId]), [selectedId]);
  const open = useRef<() => void>(() => {});
  useEffect(() => {
    open.current = () => {
      const selected = items.find((item) => idOf(item) === selectedId);
      if (selected !== undefined) onOpen?.(selected);
    };
  });
  useEffect(() => openedByEnter(list.current, () => open.current()), [list]);
  return (
    <GridList
      ref={list}
      className={styles.list ?? ''}
      aria-label={label}
      selectionMode="single"
      selectionBehavior="replace"
      escapeKeyBehavior="none"
      disallowEmptySelection
      disallowTypeAhead
      selectedKeys={selectedKeys}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (typeof key === 'string' && keys !== 'all') onSelect(key);
      }}
      {...(hasFocusFirst ? { autoFocus: 'first' } : {})}
    >
      <Collection items={items} dependencies={[words]}>
        {(item) => (
          <GridListItem id={idOf(item)} className={styles.item ?? ''} textValue={nameOf(item)}>
            {renderRow(item)}
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
