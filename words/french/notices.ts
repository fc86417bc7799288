import type { CodeFamily, NotACodeReason } from '../../terminal/core/payment-code.ts';
import type { Catalogue, NextPress } from '../catalogue.ts';

const SHOW_PAYMENT_CODE = 'Demandez le code de paiement du portefeuille.';
/** Of this scan alone: a payment that is open beside it may have charged the customer. */
const NOT_CHARGED = 'Cette lecture n’a rien débité.';

const notACode: {
  readonly [Reason in NotACodeReason]: { readonly what: string; readonly advice: string };
} = {
  empty: { what: 'Le lecteur n’a rien lu.', advice: 'Lisez le code encore une fois.' },
  productBarcode: {
    what: 'C’était le code-barres d’un produit.',
    advice: SHOW_PAYMENT_CODE,
  },
  productMisread: {
    what: 'On dirait le code-barres d’un produit, mal lu.',
    advice: SHOW_PAYMENT_CODE,
  },
  link: { what: 'C’était un lien, pas un code de paiement.', advice: SHOW_PAYMENT_CODE },
  merchantCode: {
    what: 'C’était le code d’un magasin, qui sert à être payé et non à payer.',
    advice: SHOW_PAYMENT_CODE,
  },
  orderCode: {
    what: 'C’était le code d’une commande, qu’un portefeuille lit pour la payer.',
    advice: SHOW_PAYMENT_CODE,
  },
  halfCode: {
    what: 'Le code de paiement n’a été lu qu’en partie.',
    advice: 'Tenez le téléphone immobile et lisez-le encore une fois.',
  },
  reservedCode: {
    what: 'Aucun portefeuille ne montre encore de code de cette longueur, il a sans doute été mal lu.',
    advice: 'Lisez-le encore une fois. S’il revient, demandez un autre portefeuille.',
  },
  closedWallet: {
    what: 'C’est un code d’un portefeuille qui n’existe plus.',
    advice: 'Demandez un autre portefeuille.',
  },
  tooLong: { what: 'C’est trop long pour un code de paiement.', advice: SHOW_PAYMENT_CODE },
  otherDigits: {
    what: 'Le lecteur a tapé d’autres caractères que les chiffres de 0 à 9.',
    advice: 'Mettez le clavier de cet ordinateur en anglais et lisez le code encore une fois.',
  },
  unreadable: {
    what: 'La lecture contenait des caractères invisibles, qu’aucun code de paiement n’a.',
    advice: 'Lisez le code encore une fois.',
  },
  unknown: { what: 'Ce n’est pas un code de paiement.', advice: SHOW_PAYMENT_CODE },
};

const familyNames: { readonly [Family in CodeFamily]: string } = {
  alipayPlus: 'd’un portefeuille Alipay+',
  alipay: 'Alipay',
  weChatPay: 'WeChat Pay',
  emvConsumerPresented: 'd’un portefeuille qui montre des codes EMV',
  payPay: 'PayPay',
  rakutenPay: 'Rakuten Pay',
  dBarai: 'd Barai',
  merpay: 'Merpay',
  auPay: 'au PAY',
  pring: 'pring',
  bankPay: 'de Yucho Pay ou d’une autre banque japonaise',
  jpqr: 'd’un portefeuille japonais (JPQR)',
};

/** They speak of the scan only: the payment on the screen has words of its own. */
export const notices: Catalogue['notices'] = {
  notACode: ({ reason }) => `${notACode[reason].what} ${NOT_CHARGED} ${notACode[reason].advice}`,
  familyNotTaken: ({ family, application }) =>
    `C’est un code ${familyNames[family]}${application === null ? '' : ` (${application})`}, que ce magasin n’accepte pas. ${NOT_CHARGED} Demandez un autre portefeuille.`,
  codeNotCarried: () =>
    `Ce code de paiement est plus long que ce que prend le prestataire de ce magasin. ${NOT_CHARGED} Demandez le code-barres du portefeuille, ou un autre portefeuille.`,
  scanNotExpected: () =>
    `Un code a été lu juste quand vous encaissiez. ${NOT_CHARGED} Lisez-le encore une fois.`,
  heldCodeTooOld: () =>
    `Le code lu auparavant est devenu trop ancien. ${NOT_CHARGED} Demandez un nouveau code au client et lisez-le.`,
  scanAfterEnd: (_, next) =>
    `Un code a été lu devant un résultat. ${NOT_CHARGED} ${afterEnd(next)}`,
  receiptScanned: ({ shortId }) =>
    `C’est le reçu du paiement ${shortId}. ${NOT_CHARGED} L’historique le montre et permet de rendre l’argent.`,
  notArmed: () =>
    `Un code a été lu, mais la caisse ne peut pas encore encaisser. ${NOT_CHARGED} Lisez un nouveau code quand elle sera prête.`,
  scanWhileOpen: (_, next) =>
    next === 'sendNow'
      ? `Un code a été lu, mais aucune lecture n’envoie ce paiement. ${NOT_CHARGED} Appuyez sur Enter pour envoyer le paiement, ou sur Esc pour l’arrêter.`
      : `Un autre code a été lu pendant ce paiement. ${NOT_CHARGED} Attendez le résultat.`,
  codeUsed: () => `Ce code a déjà été lu. ${NOT_CHARGED} Demandez un nouveau code.`,
  sameCodeAgain: ({ isByTwoWays }) =>
    isByTwoWays
      ? 'Le même code est venu de deux lecteurs, ou d’un seul par deux voies. Il compte une fois.'
      : 'Le même code a été lu une seconde fois. Il compte une fois.',
  scanTooLong: () =>
    `Le lecteur a envoyé bien plus que ce que contient un code. ${NOT_CHARGED} Lisez le code encore une fois.`,
  scanNoise: () =>
    `Le lecteur a envoyé quelque chose d’illisible. ${NOT_CHARGED} Lisez le code encore une fois.`,
  scanPartial: () =>
    `Le lecteur s’est arrêté au milieu d’un code. ${NOT_CHARGED} Lisez le code encore une fois.`,
  scanUnended: () =>
    'Le lecteur n’envoie pas de fin après un code. Cette lecture n’a rien débité. Lisez le même code encore une fois.',
  scannerUnplugged: () =>
    'Le lecteur a été débranché. Il suffit de le rebrancher, la caisse le retrouve d’elle-même.',
  recovered: ({ openAttempts }) => `La caisse a redémarré. ${openPayments(openAttempts)}`,
};

const plural = new Intl.PluralRules('fr');

function openPayments(count: number): string {
  return plural.select(count) === 'one'
    ? `${count} paiement est encore en cours, la caisse cherche comment il s’est terminé.`
    : `${count} paiements sont encore en cours, la caisse cherche comment ils se sont terminés.`;
}

function afterEnd(next: NextPress | null): string {
  return next === 'scanAgain'
    ? 'Appuyez sur Lire un code (Enter), puis lisez un nouveau code pour la même vente.'
    : 'Appuyez sur Vente suivante (Enter), puis encaissez la vente suivante et lisez le code.';
}
