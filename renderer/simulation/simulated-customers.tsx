import type { SimulatedCustomer, SimulationView } from '../../messages/views.ts';
import { moneyText } from '../../words/money.ts';
import { ActionButton } from '../components/action-button.tsx';
import { useWords } from '../language.ts';
import { useCalls, type Calls } from '../use-calls.ts';
import styles from './simulated-customers.module.css';

interface SimulatedCustomersProps {
  readonly simulation: SimulationView;
  /** The till waits for a code: the customers may show theirs. */
  readonly mayPresent: boolean;
}

/** The other side of the counter, in simulation: who pays how, and what their phones ask. */
export function SimulatedCustomers({ simulation, mayPresent }: SimulatedCustomersProps) {
  const words = useWords();
  const calls = useCalls();
  const { customers, prompt } = simulation;
  const asked = customers.find(({ customerId }) => customerId === prompt?.customerId);
  if (!mayPresent && prompt === null) return null;
  return (
    <aside className={styles.strip} aria-label={words.screens.simulation.customers}>
      {prompt === null ? (
        <Customers customers={customers} calls={calls} />
      ) : (
        <PhonePrompt prompt={prompt} wallet={asked?.wallet ?? ''} calls={calls} />
      )}
      {calls.failure !== null && <p>{words.callFailures[calls.failure]}</p>}
    </aside>
  );
}

interface CustomersProps {
  readonly customers: readonly SimulatedCustomer[];
  readonly calls: Calls;
}

function Customers({ customers, calls }: CustomersProps) {
  const words = useWords();
  return (
    <>
      <p className={styles.title}>{words.screens.simulation.customersTitle}</p>
      <div className={styles.buttons}>
        {customers.map(({ customerId, wallet, behaviour }, index) => (
          <ActionButton
            key={customerId}
            label={`${wallet} ${words.behaviours[behaviour]}`}
            keyName={String(index + 1)}
            look="small"
            disabled={calls.pending}
            onPress={() => calls.ask('presentCode', { customerId, kind: 'own', through: 'serial' })}
          />
        ))}
      </div>
    </>
  );
}

interface PhonePromptProps {
  readonly prompt: NonNullable<SimulationView['prompt']>;
  readonly wallet: string;
  readonly calls: Calls;
}

/** Yes and no stand apart, the question between them, and yes far from the cashier's Cancel. */
export function PhonePrompt({ prompt, wallet, calls }: PhonePromptProps) {
  const words = useWords();
  const say = words.screens.simulation;
  const { customerId, money } = prompt;
  const answer = (confirms: boolean): void => calls.ask('answerPrompt', { customerId, confirms });
  return (
    <>
      <ActionButton
        label={say.refuses}
        keyName="X"
        look="outline"
        disabled={calls.pending}
        onPress={() => answer(false)}
      />
      <p className={styles.question}>{say.asks(wallet, moneyText(money, words.locale))}</p>
      <ActionButton
        label={say.confirms}
        keyName="Y"
        look="outline"
        disabled={calls.pending}
        onPress={() => answer(true)}
      />
    </>
  );
}
