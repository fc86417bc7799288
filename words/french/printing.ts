import type { PrintingWords } from '../printing-words.ts';

export const printing: PrintingWords = {
  receipt: 'Imprimer le reçu',
  slip: 'Imprimer un ticket',
  copy: 'Imprimer une copie',
  states: {
    waiting: 'Attend l’imprimante',
    printing: 'Impression…',
    printed: 'Imprimé',
    sent: 'Envoyé à l’imprimante',
    stale: 'Pas imprimé',
    notKnown: 'Peut-être imprimé en partie',
    failed: 'Pas imprimé',
  },
  copyPrinted: (copy) => `Copie ${copy} imprimée`,
  problems: {
    paperOut: { word: 'Imprimante sans papier', remedy: 'Mettez un nouveau rouleau.' },
    coverOpen: { word: 'Imprimante ouverte', remedy: 'Fermez son capot.' },
    cutterJammed: {
      word: 'Massicot bloqué',
      remedy: 'Ouvrez le capot, retirez le papier coincé et refermez-le.',
    },
    offline: {
      word: 'Imprimante hors ligne',
      remedy: 'Appuyez sur son bouton d’avance, ou éteignez-la et rallumez-la.',
    },
    notFound: {
      word: 'Imprimante introuvable',
      remedy: 'Allumez-la et branchez son câble, la caisse la retrouve d’elle-même.',
    },
    refused: {
      word: 'Imprimante refuse',
      remedy: 'Éteignez-la et rallumez-la. Si elle refuse encore, appelez le technicien.',
    },
    unreachable: {
      word: 'Imprimante hors d’atteinte',
      remedy: 'Allumez-la et regardez son câble de réseau.',
    },
    noPermission: {
      word: 'Imprimante interdite',
      remedy: 'Cette machine ne laisse pas la caisse s’en servir. Appelez le technicien.',
    },
    busy: {
      word: 'Imprimante occupée',
      remedy: 'Autre chose s’en sert. La caisse réessaie d’elle-même.',
    },
    interrupted: {
      word: 'Impression interrompue',
      remedy: 'Regardez ce qui est sur le papier.',
    },
    silent: {
      word: 'Imprimante muette',
      remedy: 'Regardez ce qui est sur le papier. Éteignez l’imprimante et rallumez-la.',
    },
    noDrawer: {
      word: 'Pas de tiroir',
      remedy: 'Ouvrez-le avec sa clé, et appelez le technicien.',
    },
    failed: {
      word: 'Imprimante en panne',
      remedy: 'Éteignez-la et rallumez-la, ou appelez le technicien.',
    },
    restarting: {
      word: 'Imprimante en démarrage',
      remedy: 'La partie de la caisse qui tient l’imprimante redémarre. Attendez un instant.',
    },
    notWritten: {
      word: 'Ticket pas gardé',
      remedy: 'La caisse n’a pas pu l’écrire sur son disque. Appelez le technicien.',
    },
    queueFull: {
      word: 'Trop de tickets attendent',
      remedy: 'Remettez l’imprimante en état, puis imprimez-le depuis le paiement.',
    },
    notDrawn: {
      word: 'Ticket pas composé',
      remedy: 'La caisse n’a pas pu en composer le texte. Appelez le technicien.',
    },
  },
  printer: {
    absent: 'Imprimante débranchée',
    opening: 'Imprimante en démarrage',
    ready: '',
    faulted: 'Imprimante en panne',
  },
  asks: {
    label: 'Tickets pas imprimés',
    what: {
      payment: (shortId) => `Le ticket du paiement ${shortId}`,
      refund: (shortId) => `Le ticket d’un remboursement du paiement ${shortId}`,
    },
    stale: (what) => `${what} n’a pas été imprimé.`,
    notKnown: (what) => `${what} est peut-être sur le papier, entier ou en partie.`,
    more: (others) => (others === 1 ? 'Et 1 autre.' : `Et ${others} autres.`),
    printNow: 'Imprimer',
    printCopy: 'Imprimer une copie',
    drop: 'Ne pas imprimer',
    leave: 'Laisser',
    dropAll: (count) => `Abandonner les ${count}`,
  },
};
