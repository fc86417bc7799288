import { useEffect } from 'react';

import type { AttemptView, SaleView } from '../../messages/views.ts';
import type { Catalogue } from '../../words/catalogue.ts';
import { moneyText } from '../../words/money.ts';
import { clockTimeWithSeconds } from '../../words/time.ts';
import { verdictText } from '../../words/verdict.ts';
import { Shape } from '../components/shape.tsx';
import { useWords } from '../language.ts';
import { useStoreZone } from '../till-context.ts';
import { useCalls } from '../use-calls.ts';
import { AttemptActions } from './attempt-actions.tsx';
import { AttemptDetails, AttentionNumbers } from './attempt-details.tsx';
import { CountdownShape } from './countdown-shape.tsx';
import { ManagersDecisions } from './managers-decisions.tsx';
import { useNextSaleTimer } from './next-sale-timer.ts';
import { PrintAction, PrintState, useHasPrinter } from './print-action.tsx';
import { slipOf } from './print-jobs.ts';
import { useSaleDraft } from './sale-draft.ts';
import { Verdict } from './verdict.tsx';
import { countdownOf, verdictLook } from './verdict-look.ts';
import { WaysOut } from './ways-out.tsx';

interface AttemptScreenProps {
  readonly sale: SaleView;
  readonly attempt: AttemptView;
}

/** What became of a scanned code: one screen for every status, all of one anatomy. */
export function AttemptScreen({ sale, attempt }: AttemptScreenProps) {
  const words = useWords();
  const calls = useCalls();
  const zone = useStoreZone();
  const { paymentRequestId } = attempt;
  // A receipt stands among the actions, and larger.
  const hasSlip = useHasPrinter() && slipOf(attempt) === 'slip';
  // Where a manager may do more, there is no room for it in the row above.
  const isStateApart = attempt.status !== 'needsAttention';
  const look = verdictLook(attempt);
  const countdown = countdownOf(attempt);
  // A payment of which somebody gave money back is to be read, not to pass by.
  const passesBy = attempt.status === 'paid' && !attempt.refundedElsewhere;
  const nextSale = useNextSaleTimer(passesBy, () => calls.ask('nextSale', { saleId: sale.saleId }));
  const clearDraft = useSaleDraft(({ clear }) => clear);
  useEffect(clearDraft, [clearDraft]);
  return (
    <Verdict
      tone={look.tone}
      shape={
        countdown === null ? (
          <Shape name={look.shape} filled={look.filled === true} />
        ) : (
          <CountdownShape look={look} countdown={countdown} />
        )
      }
      text={verdictText({ sale, attempt }, words)}
      money={sale.money}
      facts={paidFacts(attempt, zone, words)}
      failure={calls.failure}
      actions={<AttemptActions sale={sale} attempt={attempt} calls={calls} nextSale={nextSale} />}
      waysOut={
        sale.status === 'open' || hasSlip ? (
          <>
            {hasSlip && (
              <PrintAction
                about={{ paymentRequestId }}
                label="slip"
                look="small"
                isStateApart={isStateApart}
              />
            )}
            {sale.status === 'open' && (
              <>
                {attempt.status === 'needsAttention' && (
                  <ManagersDecisions payment={{ sale, attempt }} />
                )}
                <WaysOut payment={{ sale, attempt }} calls={calls} />
              </>
            )}
          </>
        ) : undefined
      }
      details={
        <>
          {isStateApart && <PrintState about={{ paymentRequestId }} />}
          <AttemptDetails sale={sale} attempt={attempt} nextSaleSeconds={nextSale.secondsLeft} />
        </>
      }
    >
      {attempt.status === 'needsAttention' && <AttentionNumbers attempt={attempt} />}
    </Verdict>
  );
}

/** `Lotus Wallet · ₩27,480 · 14:32:19`: what the customer's phone shows too. */
function paidFacts(attempt: AttemptView, zone: string | undefined, words: Catalogue): string {
  if (attempt.status !== 'paid') return '';
  const { wallet, customerMoney, endedAt } = attempt;
  return [
    wallet,
    customerMoney === null ? null : moneyText(customerMoney, words.locale),
    endedAt === null ? null : clockTimeWithSeconds(endedAt, words.locale, zone),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}
