import type { PaymentView } from '../../messages/views.ts';
import { moneyText } from '../../words/money.ts';
import { clockTimeOfDay } from '../../words/time.ts';
import { countdownOf, verdictLook } from '../cashier/verdict-look.ts';
import { useWords } from '../language.ts';
import { useSecondsUntil, useStoreZone, useTill } from '../till-context.ts';
import styles from './payment-row.module.css';
import { StateRow } from './state-row.tsx';

/** One payment in a list. */
export function PaymentRow({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const zone = useStoreZone();
  const { mirror } = useTill();
  const { sale, attempt } = payment;
  const countdown = countdownOf(attempt);
  const now = mirror.getState().till?.clock.at ?? attempt.scannedAt;
  const { paymentStates, saleStates } = words.report;
  const { found, inPortal, partGivenBack, partOnItsWay } = words.screens.payment;
  const isClosed = sale.status === 'paidOtherwise' || sale.status === 'dropped';
  const { givenBackMinor, unprovenBackMinor } = attempt;
  const amountOf = (amountMinor: number) => moneyText({ ...sale.money, amountMinor }, words.locale);
  const provenMinor = givenBackMinor - unprovenBackMinor;
  return (
    <StateRow
      look={verdictLook(attempt)}
      time={clockTimeOfDay(attempt.scannedAt, now, words.locale, zone)}
      amount={moneyText(sale.money, words.locale)}
      state={paymentStates[attempt.status]}
      facts={[
        provenMinor > 0 ? partGivenBack(amountOf(provenMinor)) : null,
        unprovenBackMinor > 0 ? partOnItsWay(amountOf(unprovenBackMinor)) : null,
        sale.isFound ? found : null,
        attempt.seenInPortal ? inPortal : null,
        sale.reference,
        attempt.wallet,
        isClosed ? saleStates[sale.status] : null,
      ]}
      id={attempt.shortId}
    >
      {countdown !== null && <SecondsLeft untilAt={countdown.untilAt} />}
    </StateRow>
  );
}

function SecondsLeft({ untilAt }: { readonly untilAt: number }) {
  const words = useWords();
  const seconds = useSecondsUntil(untilAt);
  if (seconds === 0) return null;
  return <span className={styles.seconds}>{words.screens.details.secondsLeft(seconds)}</span>;
}
