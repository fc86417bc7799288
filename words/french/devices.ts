import type { Catalogue } from '../catalogue.ts';

export const arming: Catalogue['arming'] = {
  word: { checking: 'Vérification', armed: 'Peut encaisser', disarmed: 'Ne peut pas encaisser' },
  checking:
    'La caisse vérifie que l’acquéreur répond et que tous deux se reconnaissent. Vous pourrez encaisser aussitôt après.',
  disarmed: {
    credentials:
      'L’acquéreur n’accepte pas la clé de cette caisse. Rien ne peut être encaissé. Appelez le technicien.',
    signature:
      'Les réponses de l’acquéreur ne portent pas sa signature, la caisse ne s’y fie donc pas. Rien ne peut être encaissé. Appelez le technicien.',
    certificate:
      'La caisse ne se fie pas au certificat de qui répond à la place de l’acquéreur, et ne lui envoie rien. Rien ne peut être encaissé. Appelez le technicien.',
    storeFailed:
      'La caisse ne peut pas écrire sur son disque, et n’encaisse rien dont elle ne pourrait garder la trace. Appelez le technicien.',
    diskFull:
      'Le disque de la caisse est plein, et elle n’encaisse rien dont elle ne pourrait garder la trace. Appelez le technicien.',
  },
};

export const scanner: Catalogue['scanner'] = {
  word: {
    absent: 'Lecteur débranché',
    opening: 'Lecteur en démarrage',
    ready: 'Lecteur prêt',
    faulted: 'Lecteur en panne',
  },
  noneWord: 'Aucun lecteur',
  typingWord: 'Lecteur qui tape',
  advice: {
    absent:
      'Le lecteur est débranché. Il suffit de le rebrancher, la caisse le retrouve d’elle-même.',
    opening: 'Le lecteur démarre. Il sera prêt dans un instant.',
    ready: '',
    faulted:
      'Le lecteur ne fonctionne pas. Débranchez-le, rebranchez-le, ou appelez le technicien.',
  },
  noneAdvice:
    'La caisse ne connaît pas encore de lecteur. Un lecteur qui tape est connu dès son premier code\u202f; s’il n’y en a pas, appelez le technicien.',
};

export const link: Catalogue['link'] = {
  word: {
    unknown: () => 'Acquéreur pas encore interrogé',
    answering: (latencyMs) => (latencyMs === null ? 'Acquéreur' : `Acquéreur ${latencyMs}\u202fms`),
    silent: () => 'Acquéreur sans réponse',
  },
  clockAhead: (seconds) => `Horloge en avance de ${seconds}\u202fs`,
  clockBehind: (seconds) => `Horloge en retard de ${seconds}\u202fs`,
};
