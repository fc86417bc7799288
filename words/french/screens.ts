import type { Catalogue } from '../catalogue.ts';
import { leaving, sameCustomer } from './leaving.ts';
import { history, openPayments, payment, rail } from './payments.ts';
import { devices } from './devices-page.ts';
import { records } from './records.ts';
import { manager, refund } from './refunds.ts';
import { day, simulator, store } from './store.ts';

export const behaviours: Catalogue['behaviours'] = {
  paysAtOnce: 'paie tout de suite',
  asksPassword: 'demande le mot de passe',
  lowBalance: 'n’a pas assez d’argent',
};

const RESTARTING = 'Une partie de la caisse redémarre';
const NO_PAYMENT_LOST = 'Aucun paiement n’est perdu. N’encaissez pas de nouveau.';

export const screens: Catalogue['screens'] = {
  sale: {
    toPay: 'À payer',
    reference: 'Référence',
    referenceHint: 'Table, nom ou commande',
    charge: 'Encaisser',
    clear: 'Effacer',
    erase: 'Effacer le dernier chiffre',
    keypad: 'Montant',
    needsAmount: {
      title: 'Saisissez le montant',
      advice: 'Avec les touches de la caisse ou du clavier.',
    },
    ready: {
      title: 'Prêt',
      advice: 'Appuyez sur Encaisser, puis lisez le code de paiement du client.',
    },
    notArmed: 'Pas prêt à encaisser',
    checking: 'Un instant',
    notCharged: 'Rien n’a été envoyé',
    scannerNotReady: 'Le lecteur n’est pas prêt',
    heldScan: {
      title: (seconds) => `Un code est retenu (${seconds}\u202fs)`,
      code: (masked) => `${masked} a été lu avant Encaisser. Rien n’est encore envoyé.`,
      charge: (amount) => `Encaisser ${amount} avec ce code\u202f?`,
      typeAmount: 'Saisissez le montant',
      forget: 'Oublier le code',
    },
  },
  showCode: {
    headline: 'Demandez au client de montrer le code de paiement',
    lead: 'Lisez-le sur le téléphone.',
    rest: 'Un code vit environ une minute. Rien n’est débité avant la lecture.',
    back: 'Retour',
  },
  actions: {
    nextSale: 'Vente suivante',
    stay: 'Rester ici',
    scanAgain: 'Lire un code',
    cancel: 'Annuler',
    cancelPayment: 'Annuler le paiement',
    stop: 'Arrêter',
    sendNow: (seconds) => `Envoyer maintenant (${seconds}\u202fs)`,
    checkNow: 'Vérifier maintenant',
    copy: 'Copier',
    copied: 'Copié',
    tryAgain: 'Réessayer',
  },
  leaving,
  sameCustomer,
  rail,
  openPayments,
  history,
  payment,
  refund,
  manager,
  store,
  day,
  simulator,
  records,
  devices,
  details: {
    payment: (shortId) => `Paiement ${shortId}`,
    request: (paymentRequestId) => `Demande ${paymentRequestId}`,
    acquirerId: (paymentId) => `Réf. acquéreur ${paymentId}`,
    code: (masked) => `Code ${masked}`,
    sentAt: (time) => `Envoyé à ${time}`,
    asked: (times) => `demandé ${times} fois`,
    nextSaleIn: (seconds) => `Vente suivante dans ${seconds}\u202fs`,
    secondsLeft: (seconds) => `${seconds}\u202fs`,
  },
  simulation: {
    watermark: 'SIMULATION – pas d’argent réel',
    customers: 'Clients simulés',
    customersTitle: 'Clients',
    asks: (wallet, amount) => `${wallet} demande à son client\u202f: payer ${amount}\u202f?`,
    confirms: 'Le client confirme',
    refuses: 'Le client refuse',
  },
  starting: { title: 'Démarrage', almost: 'Presque prêt…' },
  restarting: (times) =>
    times > 1
      ? `${RESTARTING}, pour la ${times}e fois. ${NO_PAYMENT_LOST}`
      : `${RESTARTING}. ${NO_PAYMENT_LOST}`,
};
