import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

import { useKeys } from '../keyboard/use-keys.ts';
import { KeyCap } from './key-cap.tsx';
import styles from './tabs.module.css';

interface TabOf<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** The key that opens it, by its name in `KeyboardEvent.key`. */
  readonly keyName: string;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly TabOf<Name>[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
}

/** Several screens in one place: one is shown, the others are a key or a touch away. */
export function Tabs<Name extends string>(props: TabsProps<Name>) {
  const { label, tabs, chosen, onChoose, children } = props;
  useKeys(Object.fromEntries(tabs.map(({ name, keyName }) => [keyName, () => onChoose(name)])));
  return (
    <AriaTabs
      className={styles.tabs ?? ''}
      selectedKey={chosen}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ name }) => name === key);
        if (tab !== undefined) onChoose(tab.name);
      }}
    >
      <TabList className={styles.list ?? ''} aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.name} id={tab.name} className={styles.tab ?? ''}>
            {tab.label}
            <KeyCap name={tab.keyName} />
          </Tab>
        ))}
      </TabList>
      <TabPanel key={chosen} id={chosen} className={styles.panel ?? ''}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
