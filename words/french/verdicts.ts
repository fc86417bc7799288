import type { AttemptView } from '../../messages/views.ts';
import type { AttentionReason, NotSentReason } from '../../terminal/core/attempt.ts';
import { isDeclineCode } from '../../terminal/core/result-codes.ts';
import type { Catalogue, DeclineText, VerdictText } from '../catalogue.ts';
import { declineOther, declines } from './declines.ts';

const DO_NOT_CHARGE = 'N’encaissez pas de nouveau.';
const NOTHING_CHARGED = 'Rien n’a été débité.';

export const verdicts: Catalogue['verdicts'] = {
  waitingForLink: ({ waitsForWord }) =>
    waitsForWord
      ? {
          headline: 'La connexion est revenue',
          lead: 'Le client attend-il encore pour payer\u202f?',
          rest: 'Rien n’a quitté la caisse. Envoyez maintenant, ou arrêtez si le client a payé autrement.',
        }
      : {
          headline: 'Pas de connexion',
          lead: 'La caisse attend tant que le code vit.',
          rest: 'Rien n’a quitté la caisse. Si la connexion revient aussitôt, le paiement part de lui-même\u202f; plus tard, la caisse vous demande d’abord. Si le code meurt, rien n’est débité.',
        },
  submitting: () => ({
    headline: 'Envoi…',
    lead: '',
    rest: 'Le résultat s’affiche ici.',
  }),
  awaitingCustomer: () => ({
    headline: 'Le client confirme sur son téléphone',
    lead: 'Le portefeuille demande au client de confirmer.',
    rest: 'Rien n’est débité tant qu’il n’a pas confirmé.',
  }),
  unconfirmed: () => ({
    headline: 'Résultat inconnu',
    lead: DO_NOT_CHARGE,
    rest: 'La caisse ne sait pas encore si le client a été débité. Elle continue de demander, et annule le paiement d’elle-même si aucune réponse ne vient.',
  }),
  cancelling: (attempt) => ({
    headline: 'Annulation…',
    lead: DO_NOT_CHARGE,
    rest: `${cancelReason(attempt)}La caisse montre ici ce qui s’est vraiment passé, dès que c’est prouvé.`,
  }),
  refunding: () => ({
    headline: 'Remboursement en cours',
    lead: DO_NOT_CHARGE,
    rest: 'Le client a été débité et il est trop tard pour annuler. La somme entière lui est rendue.',
  }),
  needsAttention: (attempt) => ({
    headline: 'Appelez le responsable',
    ...attentionText(attempt),
  }),
  paid: (attempt) => ({
    headline: 'Payé',
    lead: attempt.refundedElsewhere ? 'Une partie a été rendue en dehors de cette caisse.' : '',
    rest: attempt.refundedElsewhere
      ? 'Le responsable peut le voir sur le portail de l’acquéreur.'
      : '',
  }),
  declined: (attempt) => {
    const { reason, advice } = declineText(attempt.resultCode);
    return { headline: 'Non payé', lead: reason, rest: `${NOTHING_CHARGED} ${advice}` };
  },
  cancelled: (attempt) =>
    attempt.mayHaveBeenPaid
      ? {
          headline: 'Annulé',
          lead: 'Si le téléphone montre un paiement, le portefeuille le rembourse.',
          rest: `${cancelledBecause(attempt)}La vente peut être encaissée à nouveau.`,
        }
      : {
          headline: 'Annulé',
          lead: NOTHING_CHARGED,
          rest: `${cancelledBecause(attempt)}La vente peut être encaissée à nouveau, avec un nouveau code.`,
        },
  refunded: (attempt) => ({
    headline: 'Remboursé',
    lead: attempt.refundedElsewhere
      ? 'La somme entière a été rendue en dehors de cette caisse.'
      : 'La somme entière a été rendue.',
    rest: 'Le client le voit dans son portefeuille. La vente n’est pas payée.',
  }),
  notSent: (attempt) => ({ headline: 'Non envoyé', ...notSentText(attempt.notSentReason) }),
};

/** Reason and advice of a decline; codes unknown to the till get the general ones. */
function declineText(code: string | null): DeclineText {
  return code !== null && isDeclineCode(code) ? declines[code] : declineOther;
}

/** Cashiers know what they asked for; what the till did by itself is explained. */
function cancelledBecause({ cancelCause }: AttemptView): string {
  return cancelCause === 'limit'
    ? 'Aucun résultat n’est venu à temps, la caisse a donc annulé. '
    : '';
}

function cancelReason({ cancelCause }: AttemptView): string {
  return cancelCause === null
    ? 'Le paiement est en cours d’annulation. '
    : cancelReasons[cancelCause];
}

const cancelReasons: { readonly [Cause in NonNullable<AttemptView['cancelCause']>]: string } = {
  cashier: 'Vous avez demandé l’annulation. ',
  limit: 'Aucun résultat n’est venu à temps, la caisse annule donc d’elle-même. ',
  // The sale was closed without it, which is said first.
  intent: '',
};

type Sentences = Omit<VerdictText, 'headline'>;

const QUOTE = 'Indiquez les numéros ci-dessous. La caisse continue de demander d’elle-même.';

const attentions: { readonly [Reason in AttentionReason]: Sentences } = {
  noProof: {
    lead: DO_NOT_CHARGE,
    rest: `La caisse n’a pas pu savoir si le client a été débité. ${QUOTE}`,
  },
  answerDiffers: {
    lead: DO_NOT_CHARGE,
    rest: `La réponse de l’acquéreur parle d’un autre montant ou d’un autre paiement que le nôtre. ${QUOTE}`,
  },
  undoRefused: {
    lead: DO_NOT_CHARGE,
    rest: `Le client a été débité, et l’acquéreur refuse de rendre la somme. ${QUOTE}`,
  },
  moneyWithShop: {
    lead: 'L’argent est au magasin.',
    rest: 'Le client a été débité. La somme lui est rendue dès que le solde du magasin chez l’acquéreur le permet. Indiquez les numéros ci-dessous.',
  },
  credentials: {
    lead: DO_NOT_CHARGE,
    rest: 'L’acquéreur n’accepte plus la clé de cette caisse, qui ne peut donc pas demander. Le technicien doit la renouveler. Indiquez les numéros ci-dessous.',
  },
  unreadable: {
    lead: DO_NOT_CHARGE,
    rest: 'La caisse ne peut pas lire sa propre trace de ce paiement. Cherchez-le sur le portail de l’acquéreur avec les numéros ci-dessous.',
  },
};

const inPortal: Sentences = {
  lead: DO_NOT_CHARGE,
  rest: `Un responsable l’a vu payé sur le portail de l’acquéreur. Cette caisse ne l’a pas vérifié. ${QUOTE}`,
};

function attentionText({ attentionReason, seenInPortal }: AttemptView): Sentences {
  if (seenInPortal) return inPortal;
  return attentions[attentionReason ?? 'noProof'];
}

const notSents: { readonly [Reason in NotSentReason]: Sentences } = {
  noConnection: {
    lead: NOTHING_CHARGED,
    rest: 'Il n’y avait pas de connexion. Appuyez sur Lire un code (Enter) et lisez un nouveau code, ou acceptez un autre moyen de paiement.',
  },
  codeTooOld: {
    lead: NOTHING_CHARGED,
    rest: 'Le code est devenu trop ancien avant d’être envoyé, et n’a jamais quitté la caisse. Appuyez sur Lire un code (Enter) et lisez un nouveau code, ou acceptez un autre moyen de paiement.',
  },
  notArmed: {
    lead: NOTHING_CHARGED,
    rest: 'La caisse ne pouvait plus encaisser au moment d’envoyer le code. L’écran de vente dit pourquoi.',
  },
  stopped: {
    lead: NOTHING_CHARGED,
    rest: 'Le paiement a été arrêté avant de quitter la caisse.',
  },
  restarted: {
    lead: NOTHING_CHARGED,
    rest: 'La caisse a redémarré avant que le paiement ne la quitte. Demandez un nouveau code, appuyez sur Lire un code (Enter), puis lisez-le.',
  },
};

function notSentText(reason: AttemptView['notSentReason']): Sentences {
  return reason === null ? { lead: NOTHING_CHARGED, rest: '' } : notSents[reason];
}
