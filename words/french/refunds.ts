import type { RefundView } from '../../messages/refunds.ts';
import { isRefundRefusalCode } from '../../terminal/core/result-codes.ts';
import type { Catalogue, VerdictText } from '../catalogue.ts';
import type { RefundAttentions } from '../refund-words.ts';
import { refundRefusals } from './declines.ts';

const NOT_ANOTHER_WAY = 'Ne rendez pas la somme autrement.';
const STILL_ASKING = 'Indiquez les numéros ci-dessous. La caisse continue de demander d’elle-même.';

const attentions: RefundAttentions = {
  noProof: {
    lead: NOT_ANOTHER_WAY,
    rest: `La caisse n’a pas pu savoir si l’argent a été rendu. ${STILL_ASKING}`,
  },
  answerDiffers: {
    lead: NOT_ANOTHER_WAY,
    rest: `La réponse de l’acquéreur parle d’un autre montant ou d’un autre paiement que le nôtre. ${STILL_ASKING}`,
  },
  undoRefused: {
    lead: 'L’argent est au magasin.',
    rest: `L’acquéreur refuse de le rendre. ${STILL_ASKING}`,
  },
  moneyWithShop: {
    lead: 'L’argent est au magasin.',
    rest: 'Il est rendu dès que le solde du magasin chez l’acquéreur le permet. La caisse continue d’essayer d’elle-même.',
  },
  credentials: {
    lead: NOT_ANOTHER_WAY,
    rest: 'L’acquéreur n’accepte plus la clé de cette caisse, qui ne peut donc pas demander. Le technicien doit la renouveler.',
  },
  unreadable: {
    lead: NOT_ANOTHER_WAY,
    rest: 'La caisse ne peut pas lire sa propre trace de ce remboursement. Cherchez le paiement sur le portail de l’acquéreur avec les numéros ci-dessous.',
  },
};

function underWay(): VerdictText {
  return {
    headline: 'Remboursement demandé',
    lead: NOT_ANOTHER_WAY,
    rest: 'Il n’est pas encore prouvé. Vous pouvez continuer\u202f: la caisse vous dit sur tout écran comment il s’est terminé.',
  };
}

function refused({ cause, resultCode }: RefundView): VerdictText {
  const what = 'L’acquéreur l’a refusé, et l’argent est au magasin.';
  const reason =
    resultCode !== null && isRefundRefusalCode(resultCode) ? `${refundRefusals[resultCode]} ` : '';
  const advice =
    cause === 'asked'
      ? 'Rendez-le sur le portail de l’acquéreur ou en espèces, avec le responsable.'
      : 'Le client a été débité pour rien\u202f: demandez au responsable de rendre la somme sur le portail de l’acquéreur ou en espèces.';
  const quoted = resultCode === null || reason !== '' ? '' : ' Le code ci-dessous dit pourquoi.';
  return { headline: 'Non remboursé', lead: what, rest: `${reason}${advice}${quoted}` };
}

export const refund: Catalogue['screens']['refund'] = {
  title: 'Rembourser',
  open: 'Rembourser',
  amount: 'À rendre',
  whole: 'Tout',
  left: (left, paid) => `${left} sur ${paid} peuvent être rendus.`,
  tooMuch: (left) => `C’est plus que ce qu’il reste. Saisissez ${left} au plus.`,
  onlyWhole: 'Cet acquéreur ne rend que la somme entière.',
  noPartLeft:
    'Une partie a déjà été rendue, et cet acquéreur ne rend pas de partie. Rendez le reste sur son portail ou en espèces.',
  nothingLeft: 'Il ne reste rien à rendre de ce paiement.',
  formerAcquirer: (name) =>
    `Ce paiement a été fait chez un autre acquéreur (${name}). Rien n’est rendu d’ici. Rendez-le sur le portail de cet acquéreur.`,
  reading: 'Lecture de ce qui a été rendu…',
  reason: 'Motif',
  reasons: {
    returned: 'Retour d’article',
    wrongAmount: 'Montant erroné',
    notAvailable: 'Indisponible',
    other: 'Autre motif',
  },
  otherReason: 'Ce que dit le client',
  needsReason: 'Choisissez d’abord un motif. Rien n’est rendu avant que vous ne validiez.',
  confirm: (amount) => `Rendre ${amount}`,
  before: 'Déjà rendu',
  back: 'Retour',
  goOn: 'Continuer',
  again: 'Réessayer',
  verdicts: {
    requested: underWay,
    submitting: underWay,
    unconfirmed: () => ({
      headline: 'Résultat inconnu',
      lead: NOT_ANOTHER_WAY,
      rest: 'La caisse ne sait pas encore si l’argent a été rendu. Elle continue de demander, et la somme n’est rendue qu’une fois au plus.',
    }),
    needsAttention: ({ attentionReason }) => ({
      headline: 'Appelez le responsable',
      ...attentions[attentionReason ?? 'noProof'],
    }),
    refunded: ({ by }) => ({
      headline: 'Remboursé',
      lead:
        by === 'elsewhere'
          ? 'La somme a été rendue en dehors de cette caisse.'
          : 'La somme est en route vers le portefeuille du client.',
      rest:
        by === 'elsewhere'
          ? 'Le responsable peut le voir sur le portail de l’acquéreur.'
          : 'Le client la voit dans son portefeuille. Il n’y a plus rien à faire.',
    }),
    refused,
  },
  states: {
    requested: 'en train d’être rendu',
    submitting: 'en train d’être rendu',
    unconfirmed: 'remboursement inconnu',
    needsAttention: 'remboursement à vérifier',
    refunded: 'rendu',
    refused: 'non rendu',
  },
  causes: {
    asked: 'demandé ici',
    reversal: 'par la caisse elle-même',
    elsewhere: 'en dehors de cette caisse',
  },
  ways: { cancel: 'le paiement est annulé', refund: 'un remboursement est fait' },
  facts: {
    refund: 'N° remboursement',
    payment: 'Paiement',
    asked: 'Demandé',
    cause: 'Origine',
    reason: 'Motif',
    way: 'Manière',
    tries: 'Essayé',
  },
};

const afterAll = (what: string): string =>
  `${what} a finalement été payé\u202f; la caisse le rend au client`;
const asked = (what: string): string => `${what} est en train d’être rendu`;

export const givingBack: Catalogue['givingBack'] = {
  reversal: {
    requested: afterAll,
    submitting: afterAll,
    unconfirmed: afterAll,
    needsAttention: (what) =>
      `${what} a finalement été payé et n’est pas rendu\u202f: appelez le responsable`,
    refunded: (what) => `${what} a finalement été payé et a été rendu`,
    refused: (what) =>
      `${what} a finalement été payé et n’a pas pu être rendu\u202f: appelez le responsable`,
  },
  afterClosing: 'La vente a été close sans ce paiement.',
  afterEnd: 'Il s’était d’abord terminé sans débit.',
  asked: {
    requested: asked,
    submitting: asked,
    unconfirmed: asked,
    needsAttention: (what) =>
      `${what}\u202f: rien ne prouve que la somme a été rendue, appelez le responsable`,
    refunded: (what) => `${what} a été rendu`,
    refused: (what) => `${what} n’a pas pu être rendu\u202f: appelez le responsable`,
  },
  elsewhere: (what) => `${what} a été rendu en dehors de cette caisse`,
  elsewhereMeans:
    'Personne ne l’a demandé ici. Le responsable peut voir sur le portail de l’acquéreur qui l’a rendu.',
  nothingToDo: 'Il n’y a rien à faire\u202f: la caisse vous dit quand c’est prouvé.',
  refusedMeans:
    'L’argent est au magasin. Rendez-le sur le portail de l’acquéreur ou en espèces, avec le responsable.',
};

export const manager: Catalogue['screens']['manager'] = {
  pin: 'Code',
  keypad: 'Chiffres du code',
  checking: 'Le code est en cours de vérification. Il n’y a plus rien à saisir.',
  back: 'Retour',
  chargeAgain: {
    label: 'Encaisser de nouveau',
    title: 'Encaisser cette vente de nouveau\u202f?',
    means:
      'Le premier paiement est défait\u202f: annulé, ou rendu s’il se révèle payé. La vente attend ensuite un nouveau code. Le code du responsable l’autorise.',
    confirm: 'Encaisser de nouveau',
  },
  seenInPortal: {
    label: 'Vu sur le portail',
    title: 'Est-il payé sur le portail de l’acquéreur\u202f?',
    means:
      'La caisse est libre pour le client suivant et n’annule plus ce paiement\u202f: le client peut avoir la marchandise. Elle le montre comme vu sur le portail et non vérifié, et continue de demander jusqu’à ce que ce soit prouvé. Le code du responsable l’autorise.',
    confirm: 'Il y est payé',
  },
  refund: {
    title: 'Le code du responsable',
    means: (amount) =>
      `${amount} sont rendus au client de ce paiement. Au-dessus de la limite du magasin, le responsable l’autorise par son code.`,
  },
};
