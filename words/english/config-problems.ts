import type { ConfigProblem, StartFailure } from '../../messages/views.ts';

type Invalid = Extract<StartFailure, { code: 'configInvalid' }>;

interface ProblemText {
  /** Ends the sentence `The field "x" ("value") …`. */
  readonly what: string;
  /** What to write instead. */
  readonly remedy: string;
}

const problems: { readonly [Problem in ConfigProblem]: ProblemText } = {
  missing: { what: 'is missing', remedy: 'Add it' },
  unknownField: {
    what: 'is not a field that the till knows',
    remedy: 'Remove it, or correct its spelling',
  },
  notText: { what: 'is not a text', remedy: 'Write a text in quotes' },
  tooLong: { what: 'is too long', remedy: 'Write a shorter one' },
  notANumber: { what: 'is not a whole number', remedy: 'Write a whole number without quotes' },
  notAMode: { what: 'is not a mode', remedy: 'Write "live" or "simulation"' },
  notACurrency: {
    what: 'is not a currency',
    remedy: 'Write its three capital letters, for example "EUR"',
  },
  notAZone: {
    what: 'is not a time zone',
    remedy: 'Write its IANA name, for example "Europe/Paris"',
  },
  notATime: {
    what: 'is not a time of day',
    remedy: 'Write hours and minutes, for example "04:00"',
  },
  notACategory: {
    what: 'is not a merchant category code',
    remedy: 'Write its four digits, for example "5812"',
  },
  notARegion: {
    what: 'is not a country or region',
    remedy: 'Write its two capital letters, for example "FR"',
  },
  notAUrl: {
    what: 'is not a web address',
    remedy: 'Write the whole address, beginning with "https://"',
  },
  notHttps: {
    what: 'is not a safe address: live payments travel over https only',
    remedy: 'Write the address that begins with "https://"',
  },
  notLoopback: {
    what: 'is outside this machine, where simulated payments must stay',
    remedy: 'Write an address of this machine, for example "http://127.0.0.1:8080"',
  },
  notAnId: {
    what: 'is not an id',
    remedy: 'Write up to 64 letters, digits, "-" and "_", without spaces',
  },
  notAClientIdOfMode: {
    what: 'is not a client id of this mode: those that begin with "SANDBOX_" belong to simulation only',
    remedy: 'Write the id that the acquirer gave for this mode',
  },
  notAList: { what: 'is not a list', remedy: 'Write a list in square brackets' },
  notAScanner: {
    what: 'does not name a scanner',
    remedy:
      'Write its "baudRate", and its "path" or its "vendorId" and "productId" in four hexadecimal digits',
  },
  notALanguage: { what: 'is not a language of the till', remedy: 'Write "en"' },
  notAProfile: {
    what: 'is not an acquirer that the till knows',
    remedy: 'Write "ams"',
  },
};

/** What the fields that every file needs look like, for one that is missing or of the wrong kind. */
const examples: Readonly<Record<string, string>> = {
  mode: '"live" or "simulation"',
  dataDir: '"/var/lib/countercode"',
  'store.id': '"store-1"',
  'store.name': '"Café Louise"',
  'store.mcc': '"5812"',
  'store.region': '"FR"',
  'merchant.id': '"merchant-1"',
  'merchant.name': '"Café Louise"',
  'merchant.mcc': '"5812"',
  terminalId: '"till-2"',
  currency: '"EUR"',
  zone: '"Europe/Paris"',
  cutOff: '"04:00"',
  languages: '["en"]',
  'acquirer.profile': '"ams"',
  'acquirer.url': '"https://…", as the acquirer gave it',
  'acquirer.clientId': 'the id that the acquirer gave',
  'acquirer.keyVersion': '1',
  'acquirer.privateKeyFile': 'the full path of the key file',
  'acquirer.publicKeyFiles': 'a list of full paths, in square brackets',
  'acquirer.settlementCurrency': '"EUR"',
  'acquirer.notifyUrl': 'the https address that the acquirer may call',
};

/** What is wrong with a field, and what to write instead. */
export function configProblemSentences({ field, value, problem }: Invalid): readonly string[] {
  const { what, remedy } = problems[problem];
  const example = examples[field];
  const like = problem === 'missing' || problem === 'notText' || problem === 'notAList';
  const shown = problem === 'missing' || value === '' ? '' : ` (${value})`;
  return [
    `The field "${field}"${shown} ${what}.`,
    like && example !== undefined ? `${remedy}, for example ${example}.` : `${remedy}.`,
  ];
}
