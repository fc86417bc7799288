import type { BackupView } from '../../messages/records.ts';
import type { KeyProblem, LiveRefusal, StartFailure } from '../../messages/views.ts';
import type { Catalogue, FailureText } from '../catalogue.ts';
import { EXAMPLE_FILE } from '../config-examples.ts';
import { shellQuoted } from '../shell-quoted.ts';
import { correctionOf } from './config-problems.ts';

const SAFE =
  'Rien ne peut être encaissé avant que ce soit corrigé. Aucun paiement n’est perdu, la caisse demandera au prochain démarrage le résultat de ceux qui sont en cours.';
/** Where the records themselves are in doubt, nothing is promised of them. */
const IN_DOUBT =
  'Rien ne peut être encaissé avant que ce soit corrigé. Des paiements encore en cours sont dans ces enregistrements, ne les supprimez pas.';

export const startSteps: Catalogue['startSteps'] = {
  process: 'Réveil de la caisse…',
  configuration: 'Lecture de la configuration…',
  world: 'Mise en place des portefeuilles simulés…',
  database: 'Ouverture des enregistrements…',
  recovery: 'Recherche des paiements encore en cours…',
};

export const stopped: Catalogue['stopped'] = {
  field: 'Champ',
  value: 'Ce qui y est écrit',
  wrong: 'Ce qui ne va pas',
  write: 'Ce qu’il faut écrire',
  example: 'Un fichier entier peut être ainsi',
  copy: (name) => `Copier\u202f: ${name}`,
};

export const replaceRecords: Catalogue['replaceRecords'] = {
  restore: (time) => `Restaurer la sauvegarde du ${time}`,
  startEmpty: 'Démarrer avec des enregistrements vides',
  back: 'Retour',
  ask: {
    restore: {
      means:
        'Les enregistrements endommagés sont mis de côté et gardés. Ce qui a été vendu depuis la sauvegarde manque d’abord dans les chiffres du jour. La caisse demande à l’acquéreur le résultat de chaque paiement que la sauvegarde ne connaît pas, ne les encaissez pas de nouveau.',
      confirm: 'Restaurer',
    },
    startEmpty: {
      means:
        'Les enregistrements endommagés sont mis de côté et gardés. Les journées, les ventes et le code du responsable disparaissent de cette caisse. Elle demande encore à l’acquéreur le résultat des paiements dont elle a noté l’identifiant à côté des enregistrements, ne les encaissez pas de nouveau.',
      confirm: 'Démarrer à vide',
    },
  },
};

const file = (text: string) => ({ name: 'Fichier', text });

/** What takes the place of damaged records, as it is called on a command line. */
const newestBackup = (backup: BackupView | null) =>
  backup === null ? [] : [{ name: 'Dernière sauvegarde', text: backup.name }];

const liveRefusals: { readonly [What in LiveRefusal]: FailureText['sentences'] } = {
  loopbackHttp: [
    'L’adresse de l’acquéreur dans la configuration est une adresse de cette machine, sans https.',
    'Écrivez la vraie adresse de l’acquéreur dans "acquirer.url"\u202f; elle commence par "https://".',
  ],
  root: [
    'La caisse a été démarrée par root, l’utilisateur qui a tous les droits.',
    'Démarrez-la avec un utilisateur à elle, sans droits sur la machine.',
  ],
  fallbackRuntime: [
    'La fenêtre tourne sur le moteur de remplacement, qui ne sert qu’au développement.',
    'Installez la caisse depuis son propre paquet et démarrez celle-là.',
  ],
  testClock: [
    'Une horloge de test est réglée par la variable COUNTERCODE_TEST_CLOCK.',
    'Retirez la variable et démarrez à nouveau.',
  ],
};

const keyProblems: { readonly [Problem in KeyProblem]: FailureText['sentences'] } = {
  missing: [
    'Le fichier n’existe pas.',
    'Mettez-y le fichier de clé, ou corrigez le chemin dans la configuration.',
  ],
  unreadable: [
    'Le fichier ne peut pas être lu.',
    'Faites de l’utilisateur de la caisse le propriétaire du fichier.',
  ],
  notAKey: [
    'Le fichier ne contient pas de clé que la caisse puisse utiliser.',
    'Écrivez une clé RSA au format PEM, PKCS#8 pour la clé privée, SPKI pour les clés publiques.',
  ],
  notACertificate: [
    'Le fichier ne contient pas de certificat que la caisse puisse utiliser.',
    'Écrivez le certificat de l’autorité au format PEM, qui commence par "-----BEGIN CERTIFICATE-----".',
  ],
  notAToken: [
    'Le fichier ne contient pas de jeton d’agent.',
    'Écrivez-y le jeton seul, sur une ligne, comme l’acquéreur l’a donné.',
  ],
  readableByOthers: [
    'Le secret de ce fichier est accessible à d’autres utilisateurs de cette machine.',
    'Rendez-la lisible par son seul propriétaire, avec la commande ci-dessous.',
  ],
  tooShort: [
    'La clé a moins de 2048 bits.',
    'Créez une nouvelle paire d’au moins 2048 bits et donnez la clé publique à l’acquéreur.',
  ],
};

/** What the file of that field holds. */
function secretOf(field: string): string {
  if (field.endsWith('caFile')) return 'Un certificat';
  return field.endsWith('agentTokenFile') ? 'Le jeton d’agent' : 'Une clé';
}

const processNames: {
  readonly [Name in Extract<StartFailure, { code: 'processFailed' }>['process']]: string;
} = {
  terminal: 'La partie qui fait les paiements',
  bridge: 'La partie qui écoute les lecteurs',
  world: 'La partie qui simule le monde',
};

export const startFailures: Catalogue['startFailures'] = {
  configMissing: (failure) => ({
    title: 'La configuration n’est pas là',
    money: SAFE,
    sentences: [
      'Ce fichier n’existe pas.',
      'Mettez-le là, ou indiquez-en un autre avec --config FILE.',
    ],
    facts: [file(failure.file)],
    example: EXAMPLE_FILE,
  }),
  configLost: ({ database }) => ({
    title: 'La configuration réelle a disparu',
    money: SAFE,
    sentences: [
      'De vrais paiements ont été faits à cette caisse, mais elle ne trouve plus de configuration. Elle ne passe pas d’elle-même à l’argent simulé.',
      'Remettez la configuration, ou indiquez-la avec --config FILE.',
    ],
    facts: [{ name: 'Enregistrements des vrais paiements', text: database }],
    example: EXAMPLE_FILE,
  }),
  configUnreadable: ({ file: path, detail }) => ({
    title: 'La configuration ne peut pas être lue',
    money: SAFE,
    sentences: [
      `Le fichier ne peut pas être lu comme du JSON (${detail}).`,
      'Corrigez l’endroit indiqué, ou remettez la dernière bonne copie.',
    ],
    facts: [file(path)],
    example: EXAMPLE_FILE,
  }),
  configInvalid: ({ file: path, problems, total }) => ({
    title: 'La configuration demande une correction',
    money: SAFE,
    sentences: [
      countOf(problems.length, total),
      'Corrigez le fichier, enregistrez-le et réessayez.',
    ],
    facts: [file(path)],
    corrections: problems.map(correctionOf),
    ...(problems.some(({ field }) => field === '') ? { example: EXAMPLE_FILE } : {}),
  }),
  acquirerMissing: () => ({
    title: 'La configuration n’indique pas d’acquéreur',
    money: SAFE,
    sentences: [
      'Sans fenêtre, la caisse n’installe pas elle-même d’acquéreur simulé.',
      'Lancez-en un avec la commande npm run -s sandbox. Puis écrivez sous "acquirer" l’adresse et les clés qu’elle affiche, comme le montre docs/headless.md.',
    ],
  }),
  acquirerChanged: ({ was, is }) => ({
    title: 'Des paiements sont en cours chez un autre acquéreur',
    money:
      'Rien ne peut être encaissé avant que ce soit corrigé. Le résultat des paiements en cours n’est pas encore connu, ne les encaissez pas de nouveau.',
    sentences: [
      'Ils ont été envoyés à l’ancien acquéreur, ou la caisse lui demande encore si leur issue est sûre. Celui que la configuration indique maintenant n’en sait rien.',
      'Remettez l’ancien, laissez la caisse trouver la réponse (elle demande jusqu’à la fin de la journée commerciale), puis changez-le.',
    ],
    facts: [
      { name: 'Ancien acquéreur', text: was },
      { name: 'Indiqué maintenant', text: is },
    ],
  }),
  liveRefuses: ({ what }) => ({
    title: 'Pas sûr pour de l’argent réel',
    money: SAFE,
    sentences: liveRefusals[what],
  }),
  keyUnusable: ({ field, file: path, problem }) => ({
    title: `${secretOf(field)} ne peut pas servir`,
    money: SAFE,
    sentences: keyProblems[problem],
    facts: [
      file(path),
      ...(problem === 'readableByOthers'
        ? [{ name: 'Commande', text: `chmod 600 ${shellQuoted(path)}` }]
        : []),
      { name: 'Indiqué dans la configuration par', text: field },
    ],
  }),
  databaseNewer: ({ file: path, version, known }) => ({
    title: 'Les enregistrements sont d’une caisse plus récente',
    money: SAFE,
    sentences: [
      `Ils ont été écrits par une version plus récente (enregistrements en version ${version}, cette caisse connaît jusqu’à ${known}), et sont restés tels quels.`,
      'Réinstallez la caisse plus récente.',
    ],
    facts: [file(path)],
  }),
  databaseReadOnly: ({ file: path }) => ({
    title: 'Les enregistrements ne peuvent pas être écrits',
    money: SAFE,
    sentences: [
      'Le fichier ne peut être que lu. Une caisse qui ne peut pas garder trace d’un paiement ne doit pas en faire.',
      'Donnez à l’utilisateur de la caisse le droit d’écrire le fichier et son dossier.',
    ],
    facts: [file(path)],
  }),
  databaseFull: ({ file: path }) => ({
    title: 'Le disque est plein',
    money: SAFE,
    sentences: [
      'Il n’y a plus de place pour noter un paiement. Une caisse qui ne peut pas garder trace d’un paiement ne doit pas en faire.',
      'Faites de la place sur le disque qui porte le fichier, puis réessayez. Ne supprimez jamais un fichier de son dossier.',
    ],
    facts: [file(path)],
  }),
  databaseLocked: ({ file: path }) => ({
    title: 'Une autre caisse a ouvert ces enregistrements',
    money: 'Rien ne peut être encaissé dans cette fenêtre. L’autre caisse continue d’elle-même.',
    sentences: [
      'Le fichier est utilisé par un autre processus.',
      'Continuez dans l’autre fenêtre, ou fermez-la et réessayez.',
    ],
    facts: [file(path)],
  }),
  databaseCorrupt: ({ file: path, detail, backup }) => ({
    title: 'Les enregistrements sont endommagés',
    money: IN_DOUBT,
    sentences: [
      `Le fichier n’a pas passé son contrôle (${detail}).`,
      backup === null
        ? 'Il n’y a pas de sauvegarde sur cette machine. Appelez le technicien, qui a peut-être une copie. Sans copie, la caisse peut démarrer avec des enregistrements vides.'
        : 'Appelez le technicien, ou restaurez la dernière sauvegarde\u202f; le fichier endommagé est mis de côté et gardé.',
    ],
    facts: [file(path), ...newestBackup(backup)],
  }),
  databaseOtherMode: ({ file: path, mode }) => ({
    title: 'Ces enregistrements sont de l’autre mode',
    money: SAFE,
    sentences: [
      `Ils appartiennent à l’argent ${mode === 'live' ? 'réel' : 'simulé'}, et l’autre mode ne les ouvre jamais.`,
      'Indiquez un autre "dataDir" dans la configuration, ou corrigez son "mode".',
    ],
    facts: [file(path)],
  }),
  databaseUnusable: ({ file: path, detail, backup }) => ({
    title: 'Les enregistrements ne s’ouvrent pas',
    money: IN_DOUBT,
    sentences: [
      `Le fichier n’a pas pu être ouvert (${detail}).`,
      'Vérifiez que le disque est là et que l’utilisateur de la caisse peut écrire dans le dossier, puis réessayez.',
      backup === null
        ? 'Si cela ne suffit pas, appelez le technicien. Il n’y a pas de sauvegarde sur cette machine\u202f; sans copie, la caisse peut démarrer avec des enregistrements vides.'
        : 'Si cela ne suffit pas, appelez le technicien, ou restaurez la dernière sauvegarde\u202f; le fichier est mis de côté et gardé.',
    ],
    facts: [file(path), ...newestBackup(backup)],
  }),
  processFailed: ({ process, detail }) => ({
    title: 'La caisse s’arrête sans cesse',
    money:
      'Les paiements en cours sont gardés sur le disque, et leur résultat est demandé au prochain démarrage. Ne les encaissez pas de nouveau.',
    sentences: [
      `${processNames[process]} s’est arrêtée plusieurs fois de suite (${detail}), la caisse a donc renoncé à la redémarrer.`,
      'Réessayez. Si cela ne suffit pas, appelez le technicien.',
    ],
  }),
};

function countOf(shown: number, total: number): string {
  if (shown < total) {
    return `${total} champs ne peuvent pas rester ainsi, les ${shown} premiers sont ci-dessous.`;
  }
  return total === 1
    ? 'Un champ ne peut pas rester ainsi.'
    : `${total} champs ne peuvent pas rester ainsi.`;
}
