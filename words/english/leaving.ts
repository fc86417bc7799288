import type { AttemptView } from '../../messages/views.ts';
import type { Catalogue } from '../catalogue.ts';

const RAISES_ALARM = 'Should it turn out paid, the till raises the alarm and gives the money back.';

export const leaving: Catalogue['screens']['leaving'] = {
  close: { paidOtherwise: 'Paid another way', dropped: 'Drop the sale' },
  closeTitle: {
    paidOtherwise: 'Was the sale paid another way?',
    dropped: 'Drop the sale?',
  },
  undoing,
  handOver: 'Hand over and serve next',
  question: 'Is the customer waiting, or do they have the goods?',
  waits: {
    title: 'The customer waits, or has the goods',
    meaning:
      'The payment stays among the open ones. The till tells you how it ended, on any screen.',
  },
  paysOtherwise: 'The customer pays another way',
  left: 'The customer left',
  back: 'Back',
};

function undoing({ status }: AttemptView): string {
  if (status === 'waitingForLink') return 'The wallet payment is stopped before it is sent.';
  if (status === 'refunding') {
    return 'The customer was charged. The till goes on giving the money back.';
  }
  return `The wallet payment is cancelled. ${RAISES_ALARM}`;
}

export const sameCustomer: Catalogue['screens']['sameCustomer'] = {
  title: 'Is this the same customer again?',
  newSale: 'New sale',
  lead: 'A payment like it is still open, or was a moment ago. Nothing is charged before you answer.',
  matches: (count) =>
    count === 1 ? 'The same customer: this payment' : 'The same customer: one of these payments',
  another: 'Another customer',
};

export const closedSale: Catalogue['closedSale'] = {
  undoing: {
    paidOtherwise: 'The sale was paid another way. This payment is being undone.',
    dropped: 'The sale was dropped. This payment is being undone.',
  },
  nothingCharged: 'Nothing was charged.',
  goesBack: 'The till gives the money back.',
  hasToGoBack: 'The money has to be given back: ask the manager.',
  ended: {
    paidOtherwise: 'The sale was paid another way.',
    dropped: 'The sale was dropped.',
  },
};
