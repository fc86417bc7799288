import type { DeviceView } from '../../messages/devices.ts';
import type { DevicesWords } from '../devices-words.ts';

/** Zero is singular in French. */
function many(count: number, one: string, more: string): string {
  return count < 2 ? `${count} ${one}` : `${new Intl.NumberFormat('fr').format(count)} ${more}`;
}

/** The line of the configuration that names a port. */
function naming({ vendorId, productId }: DeviceView): string {
  return `"scanners": { "serial": [{ "vendorId": "${vendorId}", "productId": "${productId}" }] }`;
}

export const devices: DevicesWords = {
  reading: 'Recherche des appareils…',
  scanners: 'Lecteurs',
  noScanner: 'Aucun lecteur n’est connu. Branchez-en un\u202f: la caisse le trouve d’elle-même.',
  simulated: 'simulé',
  kinds: {
    serial: 'Lecteur série',
    hid: 'Lecteur HID POS',
    keyboard: 'Lecteur qui tape',
    camera: 'Caméra',
  },
  typingMeans: 'Connu par ce qu’il a tapé dans cette fenêtre. Un clavier ne dit pas s’il est là.',
  status: {
    absent: 'Débranché',
    opening: 'Démarre',
    ready: 'Prêt',
    faulted: 'Ne fonctionne pas',
  },
  lastScan: (time) => `dernière lecture ${time}`,
  noScanYet: 'aucune lecture',
  reads: (count) => many(count, 'lecture', 'lectures'),
  noFaults: 'aucun défaut',
  faults: {
    partials: {
      counted: (count) => many(count, 'coupée', 'coupées'),
      advice:
        'Des codes s’arrêtent au milieu\u202f: voyez le câble, ou réglez l’envoi de CR après chaque code.',
    },
    misreads: {
      counted: (count) => many(count, 'illisible', 'illisibles'),
      advice:
        'Illisible\u202f: un lecteur série a peut-être une autre vitesse, voyez baudRate dans la configuration.',
    },
    unended: {
      counted: (count) => many(count, 'sans fin', 'sans fin'),
      advice: 'Il n’envoie rien après un code\u202f: lisez «\u202fSuffix CR\u202f» de son manuel.',
    },
    tooLong: {
      counted: (count) => many(count, 'trop longue', 'trop longues'),
      advice:
        'Plus long que tout code\u202f: plusieurs se suivent peut-être sans fin. Lisez «\u202fSuffix CR\u202f» de son manuel.',
    },
    mismatches: {
      counted: (count) => many(count, 'de forme inconnue', 'de forme inconnue'),
      advice:
        'Ses rapports n’ont aucune forme connue\u202f: enregistrez quelques lectures et envoyez-les à l’assistance.',
    },
    unplugs: {
      counted: (count) => many(count, 'débranchement', 'débranchements'),
      advice: 'Il a disparu en cours d’usage\u202f: voyez sa prise et son câble.',
    },
  },
  record: 'Enregistrer',
  stop: 'Arrêter',
  recordingNow: (pieces, minutesLeft) =>
    `Enregistrement\u202f: ${many(pieces, 'morceau', 'morceaux')}, encore ${minutesLeft} min. Lisez des codes.`,
  recorded: (name) => `Enregistré\u202f: ${name}`,
  printer: {
    title: 'Imprimante de tickets',
    test: 'Ticket d’essai',
    openDrawer: 'Ouvrir le tiroir',
    silent: 'Elle ne répond jamais\u202f: on ne sait pas s’il y a du papier.',
    asked: 'Demandé à l’imprimante.',
    ready: 'Prête',
  },
  unused: {
    title: 'Branché, mais pas utilisé',
    looking: 'Recherche…',
    none: 'Rien d’autre n’est branché dont une caisse se serve.',
    nameless: 'Un appareil sans nom',
    reasons: {
      scannerTypes: () =>
        'Tape comme un clavier\u202f: il fonctionne. En HID POS il ne peut pas taper dans un mauvais champ\u202f: lisez «\u202fUSB HID POS\u202f» de son manuel.',
      keyboard: () =>
        'Un clavier. Si c’est un lecteur, il fonctionne\u202f: lisez un code dans cette fenêtre.',
      notOpened: () =>
        'Un lecteur HID POS qui n’est pas utilisé\u202f: quatre le sont à la fois, et celui-ci n’en est pas ou ne peut pas être ouvert.',
      makersMode: () =>
        'D’un fabricant de lecteurs, dans un mode à lui\u202f: lisez «\u202fUSB HID POS\u202f» de son manuel.',
      otherDevice: () => 'Une balance ou un lecteur de cartes\u202f: la caisse ne s’en sert pas.',
      portNotNamed: (device) =>
        `Un port série. Si un lecteur y est branché, écrivez ceci dans la configuration\u202f: ${naming(device)}`,
      portNotOpened: () => 'Un port série qui ne peut pas être ouvert.',
    },
    problems: {
      hid: 'Les appareils USB HID ne peuvent pas être listés. Sous Debian et Ubuntu\u202f: sudo apt-get install libusb-1.0-0 libudev1',
      serial:
        'Les ports série ne peuvent pas être listés. Sous Debian et Ubuntu\u202f: sudo apt-get install udev',
    },
  },
  trace: {
    title: 'Dernières lectures',
    empty:
      'Lisez quelque chose\u202f: ce qui arrive par le câble est montré ici, et ce que la caisse en a fait.',
    pieces: (count, ms) => (count === 1 ? '1 morceau' : `${count} morceaux en ${ms}\u202fms`),
    reports: (count, ms) => (count === 1 ? '1 rapport' : `${count} rapports en ${ms}\u202fms`),
    more: (bytes) => `et encore ${many(bytes, 'octet', 'octets')}`,
    masked: 'Les chiffres qui peuvent être d’un code de paiement sont montrés comme des zéros.',
    made: {
      held: 'Retenu jusqu’à Encaisser',
      charging: 'Utilisé pour la vente',
      notACode: 'Pas un code de paiement',
      familyNotTaken: 'Un portefeuille qui n’est pas accepté',
      codeNotCarried: 'Trop long pour être envoyé',
      scanNotExpected: 'Arrivé au moment d’Encaisser\u202f: pas utilisé',
      heldCodeTooOld: 'Trop vieux',
      scanAfterEnd: 'Un résultat était affiché\u202f: pas utilisé',
      receiptScanned: 'Un ticket de cette caisse',
      notArmed: 'La caisse ne pouvait pas encaisser\u202f: pas utilisé',
      scanWhileOpen: 'Un paiement était en cours\u202f: pas utilisé',
      codeUsed: 'Déjà utilisé',
      sameCodeAgain: 'Le même code encore\u202f: compté une fois',
      scanTooLong: 'Trop long pour un code',
      scanNoise: 'Illisible',
      scanPartial: 'Arrêté au milieu',
      scanUnended: 'Sans fin\u202f: à lire encore une fois',
      scannerUnplugged: 'Lecteur débranché',
      recovered: 'La caisse a redémarré',
    },
    nothingMade: 'Pas une lecture\u202f: une réponse du lecteur',
    notSeen: 'Personne ne regardait quand c’est arrivé.',
  },
  recordings: {
    title: 'Enregistrements',
    none: 'Aucun. Ils sont gardés dans le dossier «\u202frecordings\u202f» des données de la caisse.',
    older: (count) =>
      `${many(count, 'enregistrement plus ancien est', 'enregistrements plus anciens sont')} dans le dossier.`,
    shipped: {
      'hid-layout-a': 'HID POS, forme A (Honeywell)',
      'hid-layout-b': 'HID POS, forme B (Newland)',
      'hid-layout-c': 'HID POS, forme C',
      'hid-layout-d': 'HID, forme D (Microscan)',
      'hid-layout-e': 'HID, forme E (Zebra)',
      'serial-cr': 'Série, avec CR',
      'serial-stx-etx': 'Série, STX et ETX',
      'serial-no-end': 'Série, sans fin',
    },
    replay: 'Rejouer',
    means: 'Joué par le lecteur simulé, sur le chemin d’un vrai.',
  },
};
