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
  amountNotWhole:
    'Dans cette devise, seuls des montants entiers peuvent être payés. Rien n’a été envoyé. Terminez le montant par 00.',
  referenceTooLong: 'La référence est trop longue. Rien n’a été envoyé. Raccourcissez-la.',
  referenceIsCode:
    'La ligne saisie contient un code de paiement. Rien n’a été envoyé et le code n’a pas été conservé. Effacez la ligne\u202f; un code se lit après Encaisser.',
  busy: 'Un autre paiement est encore en cours. Rien n’a été envoyé. Terminez d’abord celui-là.',
  notNow:
    'Le paiement a changé d’état entre-temps. Rien n’a été fait. Regardez ce que dit l’écran.',
  refundTooMuch:
    'C’est plus que ce qu’il reste de ce paiement. Rien n’a été rendu. Saisissez un montant plus petit.',
  notRefundable:
    'Rien de ce paiement ne peut être rendu. Rien n’a changé. Regardez-le dans l’historique.',
  formerAcquirer:
    'Ce paiement a été fait chez un autre acquéreur que celui de maintenant. Rien n’a été rendu. Rendez-le sur le portail de cet acquéreur.',
  reasonTooLong: 'Le motif est trop long. Rien n’a été rendu. Utilisez au plus 256 caractères.',
  storeFailed:
    'La caisse n’a pas pu écrire sur son disque. Rien n’a été envoyé. Appelez le technicien avant d’encaisser.',
  reportFailed:
    'Les enregistrements n’ont pas pu être lus. Les paiements ne sont pas concernés. Réessayez.',
  exportFailed:
    'Le fichier n’a pas pu être écrit. Aucun paiement n’est concerné. Faites de la place sur le disque, puis réessayez.',
  notInSimulation: 'Cela ne fonctionne qu’avec de l’argent simulé. Rien n’a été fait.',
  noSuchCustomer: 'On ne demande rien à ce client simulé pour le moment. Rien n’a été fait.',
  pinWrong: 'Ce n’est pas le code du responsable. Rien n’a été fait. Saisissez-le de nouveau.',
  pinLocked:
    'Trop de codes faux ont été saisis. Rien n’a été fait, et aucun n’est examiné pendant un moment. Attendez, puis réessayez.',
  pinNotSet:
    'Aucun code du responsable n’est défini. Rien n’a été fait. Définissez-en un dans Magasin, sous Caisse.',
  pinRefused:
    'Ce code n’est pas accepté. Rien n’a été changé. Choisissez de 4 à 12 chiffres difficiles à deviner, ni toujours le même, ni des chiffres qui se suivent.',
  backupFailed:
    'Aucune sauvegarde n’a été faite. Les paiements ne sont pas concernés et les sauvegardes précédentes sont gardées. Faites de la place sur le disque, puis réessayez.',
  noPrinter:
    'Aucune imprimante de tickets n’est réglée. Rien n’a été imprimé. Les paiements ne sont pas concernés.',
  noDrawer:
    'Aucun tiroir n’est réglé sur l’imprimante. Rien n’a été ouvert. Ouvrez-le avec sa clé.',
  printQueueFull:
    'Trop de tickets attendent l’imprimante. Celui-ci n’a pas été gardé. Voyez ce qui manque à l’imprimante, puis redemandez-le.',
  printNotKept:
    'La caisse n’a pas pu écrire sur son disque, elle n’a donc rien imprimé ni rien ouvert. Rien n’a changé pour aucun paiement. Appelez le technicien.',
  recordingFailed:
    'L’enregistrement n’a pas pu être écrit\u202f: le disque est peut-être plein. Les paiements n’en sont pas touchés.',
  noSuchRecording: 'Cet enregistrement n’est plus là, ou ne peut pas être lu.',
  recordsDamaged:
    'Les enregistrements n’ont pas passé leur contrôle, ils n’ont donc pas été sauvegardés. Les sauvegardes précédentes sont gardées. N’encaissez plus rien et appelez le technicien, qui peut en restaurer une.',
};
