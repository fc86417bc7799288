import type { Catalogue } from '../catalogue.ts';

function counted(count: number): string {
  return new Intl.NumberFormat('fr').format(count);
}

function payments(count: number): string {
  return count < 2 ? `${count} paiement` : `${counted(count)} paiements`;
}

function refunds(count: number): string {
  return count < 2 ? `${count} remboursement` : `${counted(count)} remboursements`;
}

export const store: Catalogue['screens']['store'] = {
  label: 'Parties du magasin',
  day: 'Journée',
  simulator: 'Simulateur',
  till: 'Caisse',
  devices: 'Appareils',
};

export const day: Catalogue['screens']['day'] = {
  earlier: 'Avant',
  later: 'Après',
  today: 'Aujourd’hui',
  bounds: (zone, cutOff, hours) => `${zone} · clôture à ${cutOff} · ${hours}\u202fh`,
  readAt: (time) => `lu à ${time}`,
  reading: 'Lecture des enregistrements…',
  olderFigures: 'Les chiffres affichés datent de la lecture précédente.',
  figures: (currency) => `La journée en ${currency}`,
  taken: 'Encaissé',
  takenFacts: (count, average) =>
    average === null ? payments(count) : `${payments(count)} · moyenne ${average}`,
  givenBack: 'Remboursé',
  givenBackFacts: (count, underWay) =>
    underWay === null ? refunds(count) : `${refunds(count)} · ${underWay} en cours`,
  net: 'Net',
  netMeans: 'encaissé moins remboursé',
  notKnown: 'Inconnu',
  notKnownMeans: (unknown, underWay) => {
    const open = [
      ...(unknown > 0 ? [payments(unknown)] : []),
      ...(underWay > 0 ? [refunds(underWay)] : []),
    ];
    return open.length === 0 ? 'toute issue est connue' : `${open.join(' · ')} · en vérification`;
  },
  paidOtherwise: 'Payé autrement',
  payments,
  sales: (count) => (count < 2 ? `${count} vente` : `${count} ventes`),
  hours: 'Encaissé par heure',
  hour: 'Heure',
  amount: 'Montant',
  busiest: (hour, amount, count) =>
    `Heure la plus forte ${hour}\u202f: ${amount}, ${payments(count)}`,
  now: 'maintenant',
  wallets: 'Encaissé par portefeuille',
  otherWallets: 'Autres',
  walletNotTold: 'Portefeuille non indiqué',
  nothingTaken: {
    title: 'Rien n’a été encaissé ce jour-là',
    means: 'Chaque paiement qui aboutit est compté ici aussitôt.',
  },
  groupsLabel: 'Afficher',
  groups: {
    all: 'Tous',
    taken: 'Encaissés',
    notKnown: 'Inconnus',
    notPaid: 'Non payés',
    givenBack: 'Remboursés',
  },
  noneInGroup: 'Aucun paiement de ce jour n’en fait partie.',
  exportCsv: 'Export CSV',
  saved: (file, count) => `Enregistré\u202f: ${file} · ${payments(count)}, et ce qui a été rendu`,
};

export const simulator: Catalogue['screens']['simulator'] = {
  customer: 'Client',
  phone: (wallet) => `Le téléphone du client avec ${wallet}`,
  phoneAddress: (address) => `Dans un navigateur de cette machine\u202f: ${address}`,
  codes: 'Montrer un code',
  kinds: {
    own: 'Du portefeuille',
    fresh: 'Neuf',
    password: 'Mot de passe',
    lowBalance: 'Solde bas',
    expired: 'Expiré',
    used: 'Utilisé',
    wrong: 'Mauvais',
  },
  through: 'Par',
  channels: { serial: 'Lecteur série', hid: 'HID POS', keyboard: 'Lecteur qui tape' },
  tillSays: 'La caisse dit',
  noSale: {
    title: 'Aucun code n’est attendu',
    advice:
      'Appuyez d’abord sur Encaisser à l’écran de vente. Un code montré avant est retenu par la caisse, qui demande alors s’il faut l’encaisser.',
  },
  waitsForCode: {
    title: 'La caisse attend un code',
    advice: 'Montrez-en un\u202f: rien n’est débité avant.',
  },
  codeHeld: (seconds) => ({
    title: `Un code est retenu (${seconds}\u202fs)`,
    advice: 'Rien n’a été envoyé. L’écran de vente demande s’il faut l’encaisser.',
  }),
  toSale: 'Aller à la vente',
};
