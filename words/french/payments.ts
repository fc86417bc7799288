import type { Catalogue } from '../catalogue.ts';

export const rail: Catalogue['screens']['rail'] = {
  label: 'Écrans',
  sale: 'Vente',
  open: 'En cours',
  openCount: (count) =>
    count < 2 ? `${count} issue pas encore connue` : `${count} issues pas encore connues`,
  history: 'Historique',
  store: 'Magasin',
  light: 'Clair',
  dark: 'Sombre',
  toSale: 'Aller à la vente',
};

export const openPayments: Catalogue['screens']['openPayments'] = {
  title: 'Paiements en cours',
  none: 'Aucun autre paiement en cours',
  noneMeans:
    'Un paiement que vous laissez sans en attendre la fin apparaît ici. Celui de l’écran Vente n’y figure pas.',
  moreInHistory: (listed, total) =>
    `${total} paiements sont en cours. Voici les ${listed} derniers\u202f: les autres sont dans l’historique.`,
  checkAll: 'Tout vérifier',
  alsoAsked: (ended, lost) =>
    sentence([
      ended === 0 ? null : again(ended),
      lost === 0 ? null : `${counted(lost, 'numéro')} d’avant la restauration, à retrouver`,
    ]),
  parked: {
    count: (count) =>
      count < 2
        ? `${count} entrée attend quelqu’un, à la fin de la liste.`
        : `${count} entrées attendent quelqu’un, à la fin de la liste.`,
    state: 'attend quelqu’un',
    means:
      'La caisse n’a pas pu continuer seule. Rien n’est perdu, et tout le reste continue. Appuyez sur Vérifier\u202f; si cela revient ici, appelez le technicien et lisez-lui les lignes ci-dessous.',
    id: 'Numéro',
    reason: 'Échec',
    unreadable: 'Son enregistrement est illisible',
  },
};

export const history: Catalogue['screens']['history'] = {
  title: 'Historique',
  search: 'Recherche',
  hint: 'Un montant, une heure, un numéro ou une référence',
  chooseOne:
    'Choisissez un paiement pour tout en voir. Pour en trouver un, saisissez son montant (18,20), son heure (14:32), son numéro (7F3K-42) ou sa référence.',
  reading: 'Lecture des enregistrements…',
  none: 'Aucun paiement n’a encore été fait à cette caisse.',
  nothingFound: (text) =>
    `Rien ne correspond à «\u202f${text}\u202f». Saisissez-en moins, ou autre chose.`,
  narrow: (listed) => `Voici les ${listed} derniers. Saisissez de quoi en trouver un plus ancien.`,
};

export const payment: Catalogue['screens']['payment'] = {
  list: 'Paiements',
  takeBack: 'Reprendre',
  takeBackLater: 'Il pourra être repris quand la vente en cours sera terminée.',
  close: 'Fermer',
  facts: {
    shortId: 'Paiement',
    reference: 'Référence',
    scanned: 'Lu',
    sent: 'Envoyé',
    ended: 'Terminé',
    asked: 'Vérifié',
    wallet: 'Portefeuille',
    customerMoney: 'Payé par le client',
    sale: 'Vente',
    resultCode: 'Code du résultat',
    code: 'Code lu',
    request: 'N° de demande',
    acquirerId: 'Réf. acquéreur',
    refund: 'Remboursement',
    net: 'Gardé',
    inPortal: 'Portail',
  },
  timesAsked: (times) => `${times} fois`,
  found: 'trouvé chez l’acquéreur',
  foundMeans:
    'Trouvé chez l’acquéreur\u202f: cette caisse n’en avait aucune trace. Demandez au responsable si le client a la marchandise\u202f; sinon, rendez l’argent depuis l’historique.',
  inPortal: 'vu sur le portail, non vérifié',
  partGivenBack: (amount) => `${amount} rendus`,
  partOnItsWay: (amount) => `${amount} en cours de remboursement, pas encore prouvé`,
};

export const outcomes: Catalogue['outcomes'] = {
  label: 'Ce que sont devenus les paiements laissés en cours',
  told: {
    paid: (what) => `${what} est maintenant payé`,
    declined: (what) => `${what} n’a pas été payé`,
    cancelled: (what) => `${what} a été annulé`,
    refunded: (what) => `${what} a été remboursé`,
    notSent: (what) => `${what} n’a pas été envoyé`,
    refunding: (what) => `${what} est en train d’être remboursé`,
    needsAttention: (what) => `${what}\u202f: appelez le responsable`,
  },
  found: (what) => `${what} a été payé, et cette caisse n’en avait aucune trace`,
  paidAfterAll: (what) => `${what} a finalement été payé`,
  undoingAfterAll: (what) => `${what} a finalement été payé et est en train d’être remboursé`,
  askToGiveBack:
    'La vente a été close sans ce paiement. Cet argent doit être rendu\u202f: appelez le responsable.',
  goesBack: 'La vente a été close sans ce paiement. La caisse rend l’argent.',
  seen: 'Vu',
  show: 'Voir',
  more: (count) => `et ${count} de plus`,
};

function counted(count: number, what: string): string {
  return count < 2 ? `${count} ${what}` : `${count} ${what}s`;
}

function again(count: number): string {
  return count < 2
    ? `${count} paiement terminé est vérifié encore une fois`
    : `${count} paiements terminés sont vérifiés encore une fois`;
}

function sentence(parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null).join('\u202f; ');
  return said === '' ? '' : `${said}.`;
}
