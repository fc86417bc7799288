import { useState } from 'react';

import {
  CODE_KINDS,
  SCAN_CHANNELS,
  type CodeKind,
  type ScanChannel,
  type SimulationView,
  type TillView,
} from '../../messages/views.ts';
import { ActionButton } from '../components/action-button.tsx';
import { ChoiceBar } from '../components/choice-bar.tsx';
import { useWords } from '../language.ts';
import { useCalls } from '../use-calls.ts';
import styles from './simulator-page.module.css';
import { TillSays } from './till-says.tsx';
import { giveKeysToTill, WalletPhone } from './wallet-phone.tsx';

const KIND_KEYS: { readonly [Kind in CodeKind]: string } = {
  own: 'O',
  fresh: 'F',
  password: 'P',
  lowBalance: 'L',
  expired: 'E',
  used: 'U',
  wrong: 'W',
};
const CHANNEL_KEYS: { readonly [Channel in ScanChannel]: string } = {
  serial: 'S',
  hid: 'H',
  keyboard: 'K',
};

interface SimulatorPageProps {
  readonly till: TillView;
  readonly simulation: SimulationView;
}

/** The other side of the counter: a customer's phone, what it holds to the scanner, and what of it. */
export function SimulatorPage({ till, simulation }: SimulatorPageProps) {
  const words = useWords();
  const say = words.screens.simulator;
  const calls = useCalls();
  const { customers } = simulation;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [through, setThrough] = useState<ScanChannel>('serial');
  const customer = customers.find(({ customerId }) => customerId === chosenId) ?? customers[0];
  if (customer === undefined) return null;
  const { customerId, wallet, phoneUrl } = customer;

  function present(kind: CodeKind): void {
    giveKeysToTill();
    calls.ask('presentCode', { customerId, kind, through });
  }

  return (
    <div className={styles.page}>
      <WalletPhone url={phoneUrl} title={say.phone(wallet)} />
      <div className={styles.side}>
        <ChoiceBar
          label={say.customer}
          choices={customers.map((one, index) => ({
            name: one.customerId,
            label: one.wallet,
            keyName: String(index + 1),
          }))}
          chosen={customerId}
          onChoose={setChosenId}
        />
        <ChoiceBar
          label={say.through}
          choices={SCAN_CHANNELS.map((name) => ({
            name,
            label: say.channels[name],
            keyName: CHANNEL_KEYS[name],
          }))}
          chosen={through}
          onChoose={setThrough}
        />
        <section className={styles.codes} aria-label={say.codes}>
          <p className={styles.label}>{say.codes}</p>
          <div className={styles.kinds}>
            {CODE_KINDS.map((kind) => (
              <ActionButton
                key={kind}
                label={say.kinds[kind]}
                keyName={KIND_KEYS[kind]}
                look="small"
                disabled={calls.pending}
                onPress={() => present(kind)}
              />
            ))}
          </div>
        </section>
        {calls.failure !== null && (
          <p className={styles.failure} role="alert">
            {words.callFailures[calls.failure]}
          </p>
        )}
        <TillSays till={till} simulation={simulation} calls={calls} />
        <p className={styles.address}>{say.phoneAddress(phoneUrl)}</p>
      </div>
    </div>
  );
}
