import type { AttemptView } from '../../messages/views.ts';
import type { Catalogue } from '../catalogue.ts';

const RAISES_ALARM = 'S’il se révèle payé, la caisse donne l’alerte et rend l’argent.';

export const leaving: Catalogue['screens']['leaving'] = {
  close: { paidOtherwise: 'Payé autrement', dropped: 'Abandonner la vente' },
  closeTitle: {
    paidOtherwise: 'La vente a-t-elle été payée autrement\u202f?',
    dropped: 'Abandonner la vente\u202f?',
  },
  undoing,
  handOver: 'Laisser et servir le suivant',
  question: 'Le client attend-il, ou a-t-il la marchandise\u202f?',
  waits: {
    title: 'Le client attend, ou a la marchandise',
    meaning:
      'Le paiement reste parmi les paiements en cours. La caisse vous dit comment il s’est terminé, sur tout écran.',
  },
  paysOtherwise: 'Le client paie autrement',
  left: 'Le client est parti',
  back: 'Retour',
};

function undoing({ status }: AttemptView): string {
  if (status === 'waitingForLink') return 'Le paiement est arrêté avant d’être envoyé.';
  if (status === 'refunding') {
    return 'Le client a été débité. La caisse continue de lui rendre l’argent.';
  }
  return `Le paiement du portefeuille est annulé. ${RAISES_ALARM}`;
}

export const sameCustomer: Catalogue['screens']['sameCustomer'] = {
  title: 'Est-ce encore le même client\u202f?',
  newSale: 'Nouvelle vente',
  lead: 'Un paiement semblable est encore en cours, ou l’était il y a un instant. Rien n’est débité avant votre réponse.',
  matches: (count) =>
    count === 1 ? 'Le même client\u202f: ce paiement' : 'Le même client\u202f: un de ces paiements',
  another: 'Un autre client',
};

export const closedSale: Catalogue['closedSale'] = {
  undoing: {
    paidOtherwise: 'La vente a été payée autrement. Ce paiement est en train d’être défait.',
    dropped: 'La vente a été abandonnée. Ce paiement est en train d’être défait.',
  },
  nothingCharged: 'Rien n’a été débité.',
  goesBack: 'La caisse rend l’argent.',
  hasToGoBack: 'L’argent doit être rendu\u202f: appelez le responsable.',
  ended: {
    paidOtherwise: 'La vente a été payée autrement.',
    dropped: 'La vente a été abandonnée.',
  },
};
