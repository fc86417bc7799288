import type { Catalogue } from '../catalogue.ts';

function counted(count: number): string {
  return new Intl.NumberFormat('fr').format(count);
}

export const records: Catalogue['screens']['records'] = {
  journal: {
    title: 'Journal',
    means:
      'Chaque étape de chaque paiement, chaque ligne scellée par la précédente. Il ne peut pas être réécrit sans que cela se voie.',
    verify: 'Vérifier',
    verifying: 'Lecture de toutes les lignes…',
    whole: (rows) =>
      rows < 2
        ? `Le journal est entier. ${rows === 0 ? 'Il n’a pas encore de ligne' : 'Sa seule ligne est telle qu’elle a été écrite'}.`
        : `Le journal est entier. Les ${counted(rows)} lignes sont telles qu’elles ont été écrites.`,
    sealedFrom: (row) =>
      `Les lignes avant la ${counted(row)} sont d’une caisse plus ancienne, et on ne verrait pas s’il en manquait après la dernière d’entre elles.`,
    broken: {
      changed: (row) => `La ligne ${counted(row)} a été modifiée après avoir été écrite.`,
      removed: (row) => `La ligne ${counted(row)} a été supprimée.`,
      inserted: (row) => `La ligne ${counted(row)} n’a pas été écrite par cette caisse.`,
      cutOff: (row) =>
        `La fin a été coupée, la ligne ${counted(row)} et celles qui suivaient manquent.`,
      sealBroken: (row) =>
        `Le sceau ne tient pas. Jusqu’à la ligne ${counted(row)} les lignes se suivent, mais personne ne peut prouver qu’il n’en manque pas après elle.`,
    },
    brokenAdvice:
      'Les paiements ne sont pas concernés, mais les enregistrements ne disent peut-être pas ce qui s’est passé. Comparez les jours depuis lors avec le fichier de l’acquéreur, et appelez le technicien avant de supprimer quoi que ce soit.',
  },
  backups: {
    title: 'Sauvegardes',
    means:
      'Chaque jour les enregistrements sont contrôlés et copiés\u202f; les 14 dernières copies sont gardées. Aucune ne contient de code de paiement.',
    backUp: 'Sauvegarder maintenant',
    backingUp: 'Contrôle et copie des enregistrements…',
    newest: (time, count) =>
      count === 1
        ? `Faite le ${time}. C’est la seule.`
        : `La dernière des ${count}\u202f: ${time}.`,
    none: 'Il n’y a pas encore de sauvegarde.',
    folder: (path) => `Dans le dossier ${path}`,
  },
  pin: {
    title: 'Code du responsable',
    means:
      'Demandé avant d’encaisser de nouveau un paiement dont l’issue est inconnue ou de le tenir pour payé, et avant un remboursement au-dessus de la limite du magasin, donc avant tout remboursement si la configuration n’en fixe pas.',
    notSet: 'Aucun code n’est défini, personne ne peut les autoriser pour le moment.',
    isSet: 'Un code est défini.',
    locked: (time) => `Bloqué jusqu’à ${time} après trop d’essais faux.`,
    triesLeft: (count) =>
      count === 1
        ? 'Encore un essai faux et il est bloqué.'
        : `Encore ${count} essais faux et il est bloqué.`,
    current: 'Code actuel',
    next: 'Nouveau code',
    again: 'Encore une fois',
    set: 'Définir le code',
    change: 'Changer le code',
    differs: 'Les deux nouveaux codes diffèrent. Rien n’a été changé. Saisissez-les de nouveau.',
    done: 'Le code est enregistré. Désormais seul celui-ci est accepté.',
    forgotten:
      'Oublié\u202f? Démarrez la caisse une fois avec --forget-pin\u202f; le journal le dit.',
  },
};
