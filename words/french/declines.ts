import type { Catalogue, DeclineText } from '../catalogue.ts';

const FRESH_CODE = 'Demandez un nouveau code, appuyez sur Lire un code (Enter), puis lisez-le.';
const OTHER_MEANS = 'Proposez au client un autre moyen de paiement.';
const TELL_MANAGER = 'Acceptez un autre moyen de paiement et prévenez le responsable.';

const codeRefused: DeclineText = {
  reason: 'Le portefeuille n’a pas accepté le code.',
  advice: FRESH_CODE,
};
const accountNotUsable: DeclineText = {
  reason: 'Ce portefeuille ne peut pas servir pour ce paiement.',
  advice:
    'L’assistance du portefeuille peut dire pourquoi au client. Proposez un autre moyen de paiement.',
};
const methodNotUsable: DeclineText = {
  reason: 'Le portefeuille ne contient aucun moyen de paiement qui convienne.',
  advice: `${OTHER_MEANS} Une autre carte ou un autre compte du portefeuille peut convenir.`,
};
// Neutral on purpose: why a payment was stopped is between the customer and the wallet.
const notAllowed: DeclineText = {
  reason: 'Le portefeuille n’a pas autorisé ce paiement.',
  advice: OTHER_MEANS,
};
const orderOver: DeclineText = {
  reason: 'Le délai de ce paiement était écoulé.',
  advice: FRESH_CODE,
};
const shopNotSetUp: DeclineText = {
  reason: 'Le compte du magasin ne permet pas ce paiement.',
  advice: TELL_MANAGER,
};

export const declines: Catalogue['declines'] = {
  INVALID_PAYMENT_CODE: codeRefused,
  INVALID_CODE: codeRefused,
  EXPIRED_CODE: { reason: 'Le code a expiré.', advice: FRESH_CODE },
  USER_BALANCE_NOT_ENOUGH: {
    reason: 'Il n’y a pas assez d’argent dans le portefeuille.',
    advice:
      'Proposez au client une autre carte ou un autre compte du portefeuille, puis appuyez sur Lire un code (Enter) et lisez un nouveau code.',
  },
  USER_AMOUNT_EXCEED_LIMIT: {
    reason: 'Le montant dépasse la limite du portefeuille du client.',
    advice: OTHER_MEANS,
  },
  PAYMENT_AMOUNT_EXCEED_LIMIT: {
    reason: 'Le montant dépasse ce qui peut être payé en une fois par portefeuille.',
    advice: OTHER_MEANS,
  },
  PAYMENT_COUNT_EXCEED_LIMIT: {
    reason: 'Le portefeuille a fait trop de paiements pour le moment.',
    advice: OTHER_MEANS,
  },
  USER_PAYMENT_VERIFICATION_FAILED: {
    reason: 'Le paiement n’a pas été confirmé sur le téléphone.',
    advice:
      'Si le client veut réessayer, appuyez sur Lire un code (Enter), puis lisez un nouveau code.',
  },
  USER_NOT_EXIST: accountNotUsable,
  USER_STATUS_ABNORMAL: accountNotUsable,
  USER_KYC_NOT_QUALIFIED: accountNotUsable,
  UNAVAILABLE_PAYMENT_METHOD: methodNotUsable,
  NO_PAY_OPTIONS: methodNotUsable,
  PAYMENT_NOT_QUALIFIED: methodNotUsable,
  RISK_REJECT: notAllowed,
  FRAUD_REJECT: notAllowed,
  ORDER_IS_CLOSED: orderOver,
  ORDER_IS_CANCELED: orderOver,
  ORDER_NOT_EXIST: {
    reason: 'Le paiement n’est pas parvenu au portefeuille.',
    advice: FRESH_CODE,
  },
  PROCESS_FAIL: {
    reason: 'Le portefeuille n’a pas pu faire ce paiement.',
    advice: OTHER_MEANS,
  },
  CURRENCY_NOT_SUPPORT: {
    reason: 'Le portefeuille ne peut pas payer dans cette devise.',
    advice: TELL_MANAGER,
  },
  SETTLE_CONTRACT_NOT_MATCH: shopNotSetUp,
  INVALID_CONTRACT: shopNotSetUp,
  MERCHANT_NOT_REGISTERED: shopNotSetUp,
  MERCHANT_KYB_NOT_QUALIFIED: shopNotSetUp,
  INVALID_MERCHANT_STATUS: shopNotSetUp,
  PARAM_ILLEGAL: {
    reason: 'L’acquéreur n’a pas pu accepter ce que la caisse a envoyé.',
    advice: 'Acceptez un autre moyen de paiement et donnez le code de résultat au technicien.',
  },
};

export const refundRefusals: Catalogue['refundRefusals'] = {
  ORDER_NOT_EXIST: 'Il ne connaît pas ce paiement.',
  ORDER_STATUS_INVALID: 'Le paiement a été annulé, ou n’est pas remboursable.',
  REFUND_WINDOW_EXCEED: 'Le paiement est trop ancien pour être remboursé par la caisse.',
  REFUND_AMOUNT_EXCEED: 'Il serait rendu plus que ce qu’il reste du paiement.',
  MERCHANT_BALANCE_NOT_ENOUGH: 'Le solde du magasin chez l’acquéreur est trop bas.',
  PROCESS_FAIL: 'Il n’a pas donné de raison.',
};

export const declineOther: DeclineText = {
  reason: 'Le paiement a été refusé, sans raison que la caisse connaisse.',
  advice:
    'Appuyez sur Lire un code (Enter) et lisez un nouveau code, ou proposez un autre moyen de paiement.',
};
