import type { GivingBackView } from '../../../messages/refunds.ts';
import { moneyText } from '../../../words/money.ts';
import { clockTimeOfDay } from '../../../words/time.ts';
import { StateRow } from '../../components/state-row.tsx';
import { useWords } from '../../language.ts';
import { useStoreZone, useTill } from '../../till-context.ts';
import { refundLook } from './refund-look.ts';

/** Money on its way back, in a list beside payments. */
export function RefundRow({ givingBack }: { readonly givingBack: GivingBackView }) {
  const words = useWords();
  const zone = useStoreZone();
  const { mirror } = useTill();
  const { sale, attempt, refund } = givingBack;
  const { states, causes } = words.screens.refund;
  const now = mirror.getState().till?.clock.at ?? refund.requestedAt;
  return (
    <StateRow
      look={refundLook(refund)}
      time={clockTimeOfDay(refund.requestedAt, now, words.locale, zone)}
      amount={moneyText(refund.money, words.locale)}
      state={states[refund.status]}
      facts={[refund.cause === 'asked' ? refund.reason : causes[refund.cause], sale.reference]}
      id={attempt.shortId}
    />
  );
}
