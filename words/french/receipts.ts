import type { RefundView } from '../../messages/refunds.ts';
import type { AttemptView } from '../../messages/views.ts';
import type { AttentionReason, NotSentReason } from '../../terminal/core/attempt.ts';
import { isDeclineCode, isRefundRefusalCode } from '../../terminal/core/result-codes.ts';
import type { Catalogue, VerdictText } from '../catalogue.ts';
import { declineOther, declines, refundRefusals } from './declines.ts';

const NOTHING_CHARGED = 'Rien n’a été débité.';
const DO_NOT_PAY = 'Ne payez pas de nouveau, s’il vous plaît.';
const MONEY_WITH_SHOP = 'L’argent est au magasin.';

const notSents: { readonly [Reason in NotSentReason]: string } = {
  noConnection: 'Il n’y avait pas de connexion, et le paiement n’a jamais quitté la caisse.',
  codeTooOld: 'Le code est devenu trop ancien avant d’être envoyé.',
  notArmed: 'La caisse ne pouvait pas encaisser au moment d’envoyer le code.',
  stopped: 'Le paiement a été arrêté avant de quitter la caisse.',
  restarted: 'La caisse a redémarré avant que le paiement ne la quitte.',
};

type Sentences = Omit<VerdictText, 'headline'>;

const notFoundOut: Sentences = {
  lead: DO_NOT_PAY,
  rest: 'La caisse n’a pas encore pu savoir si vous avez été débité. Elle continue de demander d’elle-même.',
};

const attentions: { readonly [Reason in AttentionReason]: Sentences } = {
  noProof: notFoundOut,
  answerDiffers: notFoundOut,
  credentials: notFoundOut,
  unreadable: notFoundOut,
  undoRefused: {
    lead: DO_NOT_PAY,
    rest: 'Vous avez été débité, et la somme n’a pas encore pu être rendue. Adressez-vous au responsable du magasin.',
  },
  moneyWithShop: {
    lead: MONEY_WITH_SHOP,
    rest: 'Vous avez été débité. La caisse rend la somme entière dès qu’elle le peut.',
  },
};

const seenInPortal: Sentences = {
  lead: DO_NOT_PAY,
  rest: 'Un responsable du magasin l’a vu payé sur le portail de l’acquéreur. Cette caisse ne l’a pas vérifié.',
};

function notKnown(rest: string): (attempt: AttemptView) => VerdictText {
  const sentences: Sentences = { lead: DO_NOT_PAY, rest };
  // A payment that a manager has seen paid is not cancelled any more.
  return (attempt) => ({
    headline: 'Résultat inconnu',
    ...(attempt.seenInPortal && attempt.status !== 'cancelling' ? seenInPortal : sentences),
  });
}

const asking = notKnown(
  'La caisse ne sait pas encore si vous avez été débité. Elle continue de demander, et annule le paiement d’elle-même si aucune réponse ne vient.',
);

function attentionText({ attentionReason, seenInPortal: isSeen }: AttemptView): Sentences {
  return isSeen ? seenInPortal : attentions[attentionReason ?? 'noProof'];
}

function underWay(): VerdictText {
  return {
    headline: 'Remboursement demandé',
    lead: 'Rien ne prouve encore que l’argent a été rendu.',
    rest: 'La caisse continue de demander d’elle-même. La somme n’est rendue qu’une fois au plus.',
  };
}

function refused({ resultCode }: RefundView): VerdictText {
  const reason =
    resultCode !== null && isRefundRefusalCode(resultCode) ? ` ${refundRefusals[resultCode]}` : '';
  return {
    headline: 'Non remboursé',
    lead: MONEY_WITH_SHOP,
    rest: `L’acquéreur a refusé de le rendre.${reason} Adressez-vous au responsable du magasin.`,
  };
}

export const receipts: Catalogue['receipts'] = {
  simulation: 'SIMULATION',
  simulationMeans: 'Pas d’argent réel. Ceci n’est pas un reçu.',
  copy: (number) => (number === null ? 'COPIE' : `COPIE ${number}`),
  payments: {
    waitingForLink: () => ({
      headline: 'Pas encore envoyé',
      lead: 'Rien n’a quitté la caisse jusqu’ici.',
      rest: 'Le paiement attend une connexion. Il peut encore partir tant que le code vit.',
    }),
    submitting: asking,
    awaitingCustomer: notKnown(
      'Le portefeuille vous demande de confirmer sur votre téléphone. Rien n’est débité avant.',
    ),
    unconfirmed: asking,
    cancelling: notKnown(
      'Le paiement est en cours d’annulation. Rien ne prouve encore si vous avez été débité.',
    ),
    refunding: () => ({
      headline: 'Remboursement en cours',
      lead: 'Vous avez été débité.',
      rest: 'La somme entière est en route vers votre portefeuille. Rien ne prouve encore qu’elle a été rendue.',
    }),
    needsAttention: (attempt) => ({ headline: 'À éclaircir', ...attentionText(attempt) }),
    paid: ({ refundedElsewhere }) => ({
      headline: 'Payé',
      lead: '',
      rest: refundedElsewhere ? 'Une partie a été rendue en dehors de cette caisse.' : '',
    }),
    declined: ({ resultCode }) => ({
      headline: 'Non payé',
      lead: NOTHING_CHARGED,
      rest: (resultCode !== null && isDeclineCode(resultCode) ? declines[resultCode] : declineOther)
        .reason,
    }),
    cancelled: ({ mayHaveBeenPaid }) => ({
      headline: 'Annulé',
      lead: mayHaveBeenPaid
        ? 'Si votre téléphone montre un paiement, le portefeuille le rembourse.'
        : NOTHING_CHARGED,
      rest: 'Ce paiement a été annulé.',
    }),
    refunded: ({ refundedElsewhere }) => ({
      headline: 'Remboursé',
      lead: refundedElsewhere
        ? 'La somme entière a été rendue en dehors de cette caisse.'
        : 'La somme entière a été rendue.',
      rest: 'Votre portefeuille le montre. La vente n’est pas payée par ce paiement.',
    }),
    notSent: ({ notSentReason }) => ({
      headline: 'Non envoyé',
      lead: NOTHING_CHARGED,
      rest: notSentReason === null ? '' : notSents[notSentReason],
    }),
  },
  undoing: {
    open: DO_NOT_PAY,
    paid: DO_NOT_PAY,
    paidOtherwise: 'La vente a été payée autrement. Ce paiement est en train d’être défait.',
    dropped: 'La vente a été abandonnée. Ce paiement est en train d’être défait.',
  },
  paidAfterAll: {
    owed: {
      headline: 'Finalement payé',
      lead: 'Cette somme doit être rendue.',
      rest: 'La vente avait été close sans ce paiement. Gardez ce ticket et montrez-le au responsable du magasin.',
    },
    goesBack: {
      headline: 'Finalement payé',
      lead: 'La caisse rend la somme.',
      rest: 'La vente avait été close sans ce paiement.',
    },
  },
  paidAndReturned: {
    headline: 'Remboursé',
    lead: 'Le paiement a été fait, puis entièrement rendu.',
    rest: 'Votre portefeuille le montre.',
  },
  found: 'Trouvé chez l’acquéreur\u202f: cette caisse n’en avait pas de trace.',
  refunds: {
    requested: underWay,
    submitting: underWay,
    unconfirmed: underWay,
    needsAttention: ({ attentionReason }) => ({
      headline: 'À éclaircir',
      ...(attentionReason === 'undoRefused' || attentionReason === 'moneyWithShop'
        ? {
            lead: MONEY_WITH_SHOP,
            rest: 'La somme n’a pas encore pu être rendue. Adressez-vous au responsable du magasin.',
          }
        : {
            lead: 'Rien ne prouve encore que l’argent a été rendu.',
            rest: 'La caisse n’a pas encore pu le savoir. Adressez-vous au responsable du magasin.',
          }),
    }),
    refunded: ({ by }) => ({
      headline: 'Remboursé',
      lead:
        by === 'elsewhere'
          ? 'La somme a été rendue en dehors de cette caisse.'
          : 'La somme est en route vers votre portefeuille.',
      rest: by === 'elsewhere' ? '' : 'Votre portefeuille la montre.',
    }),
    refused,
  },
  wholeAmount: (paid) => `La totalité des ${paid} payés`,
  partAmount: (paid) => `Une partie des ${paid} payés`,
  howToLearn:
    'Pour connaître le résultat\u202f: votre portefeuille le montre, ou montrez ce ticket au magasin. Le code ci-dessous retrouve le paiement.',
  scanHere: 'Ce code retrouve le paiement au magasin',
  facts: {
    till: 'Caisse',
    date: 'Date',
    time: 'Heure',
    knownAt: 'État connu à',
    customerMoney: 'Débité du portefeuille',
    wallet: 'Portefeuille',
    reference: 'Référence',
    code: 'Code de paiement',
    payment: 'Paiement',
    request: 'N° de demande',
    acquirerId: 'N° de l’acquéreur',
    refund: 'N° remboursement',
    reason: 'Motif',
    resultCode: 'Code de résultat',
    givenBack: 'Rendu',
    onItsWayBack: 'En route, pas encore prouvé',
    kept: 'Conservé',
  },
  test: {
    title: 'Ticket de test',
    means: 'Aucun paiement. Rien n’a été débité.',
    columns: (columns, widthDots) => `${columns} colonnes, ${widthDots} points`,
    letters: 'Lettres',
    money: 'Monnaies',
    drawn: 'Signes dessinés',
    codes: 'Codes',
    lookFor: [
      'La ligne de chiffres remplit le papier d’un bord à l’autre, sur une seule ligne.',
      'Les lettres accentuées et les signes des monnaies sont justes.',
      'La ligne chinoise est noire et nette.',
      'Le lecteur de la caisse lit le code carré\u202f: la caisse dit alors que ce n’est pas un code de paiement.',
    ],
  },
  brandProblems: {
    notAPng: 'Le fichier de la marque n’est pas une image PNG. Enregistrez le logo en PNG.',
    damaged: 'Le fichier de la marque est abîmé. Enregistrez encore une fois le logo en PNG.',
    interlaced: 'Le fichier de la marque est un PNG entrelacé. Enregistrez-le sans entrelacement.',
    tooLarge: 'Le fichier de la marque est trop grand. Un logo de 600 points de large suffit.',
    empty:
      'On ne verrait rien du fichier de la marque sur le papier. Prenez un logo avec des parties sombres.',
  },
};
