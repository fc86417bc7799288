import type { Catalogue } from '../catalogue.ts';

export const callFailures: Catalogue['callFailures'] = {
  malformed: 'La caisse n’a pas compris la demande. Rien n’a été fait. Essayez encore une fois.',
  notReady:
    'La caisse est encore en train de démarrer. Rien n’a été fait. Attendez un instant, puis réessayez.',
  notArmed:
    'La caisse ne peut pas encore encaisser. Rien n’a été envoyé. La barre d’état dit ce qui manque.',
  amountInvalid:
    'Ce montant ne peut pas être encaissé. Rien n’a été envoyé. Saisissez le montant à nouveau.',
  amountTooLarge:
    'Ce montant dépasse le plus élevé que cette caisse puisse encaisser. Rien n’a été envoyé. Vérifiez le montant.',
  referenceTooLong: 'La référence est trop longue. Rien n’a été envoyé. Raccourcissez-la.',
  referenceIsCode:
    'La référence contient un code de paiement. Rien n’a été envoyé et le code n’a pas été conservé. Effacez la référence, encaissez, puis scannez.',
  busy: 'Un autre paiement est encore en cours. Rien n’a été envoyé. Terminez d’abord celui-là.',
  notNow:
    'Le paiement a changé d’état entre-temps. Rien n’a été fait. Regardez ce que dit l’écran.',
  alreadyPaid:
    'Le paiement par portefeuille vient d’aboutir, la vente est payée. N’acceptez pas d’autre argent pour elle, ou rendez cet argent.',
  storeFailed:
    'La caisse n’a pas pu écrire sur son disque. Rien n’a été envoyé. Appelez le technicien avant d’encaisser.',
  reportFailed:
    'Les enregistrements n’ont pas pu être lus. Les paiements ne sont pas concernés. Réessayez.',
  exportFailed:
    'Le fichier n’a pas pu être écrit. Aucun paiement n’est concerné. Faites de la place sur le disque, puis réessayez.',
  notInSimulation: 'Cela ne fonctionne qu’avec de l’argent simulé. Rien n’a été fait.',
  noSuchCustomer: 'On ne demande rien à ce client simulé pour le moment. Rien n’a été fait.',
};
