import type { ConfigProblem, FieldProblem } from '../../messages/config-problems.ts';
import type { Correction } from '../catalogue.ts';
import { exampleLine } from '../config-examples.ts';

interface ProblemText {
  /** Ends a sentence that the field begins: `currency "euros" …`. */
  readonly wrong: string;
  /** What to write instead; an example may follow. */
  readonly write: string;
}

/** What is to be typed as it stands keeps the straight quotes of the file. */
const problems: { readonly [Problem in ConfigProblem]: ProblemText } = {
  missing: { wrong: 'manque ou est vide', write: 'Ajoutez-le' },
  unknownField: {
    wrong: 'n’est pas un champ que la caisse connaît',
    write: 'Retirez-le, ou corrigez son orthographe',
  },
  notAGroup: {
    wrong: 'n’est pas un groupe de champs',
    write: 'Écrivez ses champs entre accolades',
  },
  notText: { wrong: 'n’est pas un texte', write: 'Écrivez un texte entre guillemets droits' },
  tooLong: { wrong: 'est trop long', write: 'Écrivez-en moins' },
  notANumber: {
    wrong: 'n’est pas un nombre entier au-dessus de zéro',
    write: 'Écrivez un nombre entier, sans guillemets',
  },
  notAMode: { wrong: 'n’est pas un mode', write: 'Écrivez "live" ou "simulation"' },
  notACurrency: { wrong: 'n’est pas une devise', write: 'Écrivez ses trois lettres majuscules' },
  notAZone: { wrong: 'n’est pas un fuseau horaire', write: 'Écrivez son nom IANA' },
  notATime: {
    wrong: 'n’est pas une heure du jour',
    write: 'Écrivez les heures et les minutes',
  },
  notACategory: {
    wrong: 'n’est pas un code d’activité de commerçant',
    write: 'Écrivez ses quatre chiffres',
  },
  notARegion: {
    wrong: 'n’est pas un pays ou une région',
    write: 'Écrivez ses deux lettres majuscules',
  },
  notAUrl: {
    wrong: 'n’est pas une adresse web',
    write: 'Écrivez l’adresse entière, qui commence par "https://"',
  },
  notHttps: {
    wrong: 'n’est pas une adresse sûre, car les vrais paiements ne passent que par https',
    write: 'Écrivez l’adresse qui commence par "https://"',
  },
  notLoopback: {
    wrong: 'est en dehors de cette machine, où les paiements simulés doivent rester',
    write: 'Écrivez une adresse https, ou une adresse de cette machine',
  },
  notAnId: {
    wrong: 'n’est pas un identifiant',
    write: 'Écrivez jusqu’à 64 lettres, chiffres, "-" et "_", sans espace',
  },
  notAPath: {
    wrong: 'n’est pas le chemin d’un fichier',
    write: 'Écrivez seulement le chemin, car le contenu reste dans le fichier',
  },
  sandboxIdInLive: {
    wrong: 'est un identifiant d’essai, qui ne déplace pas d’argent réel',
    write: 'Écrivez l’identifiant que l’acquéreur a donné pour les vrais paiements',
  },
  liveIdInSimulation: {
    wrong: 'est un identifiant pour l’argent réel, auquel une simulation ne touche jamais',
    write: 'Écrivez l’identifiant d’essai que l’acquéreur a donné',
  },
  notAList: { wrong: 'n’est pas une liste', write: 'Écrivez une liste entre crochets' },
  notAScanner: {
    wrong: 'ne désigne pas un lecteur',
    write:
      'Écrivez son "path", ou ses "vendorId" et "productId" en quatre chiffres hexadécimaux\u202f; un "baudRate" est un nombre entier ou "auto"',
  },
  notAPrinter: {
    wrong: 'n’est pas un réglage d’imprimante de tickets',
    write:
      'Écrivez soit "host", soit "serial", soit "device", et à côté ce que docs/configuration.md dit de l’imprimante',
  },
  tooManyColumns: {
    wrong: 'dépasse la largeur du papier',
    write: 'Écrivez au plus un neuvième de "widthDots", ou enlevez cette ligne',
  },
  notALanguage: {
    wrong: 'n’est pas une langue de la caisse',
    write: 'Écrivez "en", "fr" ou les deux',
  },
  notAProfile: {
    wrong: 'n’est pas un acquéreur que la caisse connaît',
    write: 'Écrivez "ams" (Antom) ou "aps" (Alipay+)',
  },
  notAFamily: {
    wrong: 'n’est pas une famille de codes de paiement que la caisse connaît',
    write: 'Écrivez "alipayPlus", "alipay", ou d’autres de docs/payment-codes.md',
  },
};

/** What is wrong with a field, and what to write instead. */
export function correctionOf(found: FieldProblem): Correction {
  const { field, value, problem } = found;
  const noValue = problem === 'missing' ? 'rien' : 'non montré';
  return {
    ...problems[problem],
    field: field === '' ? 'le fichier entier' : field,
    value: value === '' ? noValue : value,
    isValueShown: value !== '',
    example: exampleLine(found),
  };
}
