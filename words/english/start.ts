import type { BackupView } from '../../messages/records.ts';
import type { KeyProblem, LiveRefusal, StartFailure } from '../../messages/views.ts';
import type { Catalogue, FailureText } from '../catalogue.ts';
import { EXAMPLE_FILE } from '../config-examples.ts';
import { shellQuoted } from '../shell-quoted.ts';
import { correctionOf } from './config-problems.ts';

const SAFE =
  'Nothing can be charged until this is put right. No payment is lost: the till asks about those still open at its next start.';
/** Where the records themselves are in doubt, nothing is promised of them. */
const IN_DOUBT =
  'Nothing can be charged until this is put right. Payments that are still open are in these records: do not delete them.';

export const startSteps: Catalogue['startSteps'] = {
  process: 'Waking the till…',
  configuration: 'Reading the configuration…',
  world: 'Setting up the simulated wallets…',
  database: 'Opening the records…',
  recovery: 'Looking for payments that are still open…',
};

export const stopped: Catalogue['stopped'] = {
  field: 'Field',
  value: 'Stands there',
  wrong: 'What is wrong',
  write: 'What to write',
  example: 'A whole file can look like this',
  copy: (name) => `Copy: ${name}`,
};

export const replaceRecords: Catalogue['replaceRecords'] = {
  restore: (time) => `Restore the backup of ${time}`,
  startEmpty: 'Start with empty records',
  back: 'Back',
  ask: {
    restore: {
      means:
        'The damaged records are set aside and kept. What was sold since the backup is missing from the day’s figures at first. The till asks the acquirer about every payment that the backup does not know: do not charge those again.',
      confirm: 'Restore',
    },
    startEmpty: {
      means:
        'The damaged records are set aside and kept. Days, sales and the manager’s PIN are gone from this till. It still asks the acquirer about the payments whose ids it wrote down beside the records: do not charge those again.',
      confirm: 'Start empty',
    },
  },
};

const file = (text: string) => ({ name: 'File', text });

/** What takes the place of damaged records, as it is called on a command line. */
const newestBackup = (backup: BackupView | null) =>
  backup === null ? [] : [{ name: 'Newest backup', text: backup.name }];

const liveRefusals: { readonly [What in LiveRefusal]: FailureText['sentences'] } = {
  loopbackHttp: [
    'The acquirer’s address in the configuration is one of this machine, without https.',
    'Write the acquirer’s real address in "acquirer.url"; it begins with "https://".',
  ],
  root: [
    'The till was started as root, the user who may do everything.',
    'Start it as a user of its own, without rights over the machine.',
  ],
  fallbackRuntime: [
    'The window runs on the replacement runtime, which is for development only.',
    'Install the till from its own package and start that.',
  ],
  testClock: [
    'A test clock is set by the variable COUNTERCODE_TEST_CLOCK.',
    'Remove the variable and start again.',
  ],
};

const keyProblems: { readonly [Problem in KeyProblem]: FailureText['sentences'] } = {
  missing: [
    'The file is not there.',
    'Put the key file there, or correct the path in the configuration.',
  ],
  unreadable: ['The file cannot be read.', 'Make the till’s own user the owner of the file.'],
  notAKey: [
    'The file does not hold a key that the till can use.',
    'Write an RSA key in PEM form: PKCS#8 for the private one, SPKI for the public ones.',
  ],
  notACertificate: [
    'The file does not hold a certificate that the till can use.',
    'Write the certificate of the authority in PEM form; it begins with "-----BEGIN CERTIFICATE-----".',
  ],
  notAToken: [
    'The file does not hold an agent’s token.',
    'Write the token alone, on one line, as the acquirer gave it.',
  ],
  readableByOthers: [
    'The secret in this file can be reached by other users of this machine.',
    'Make it readable by its owner only, with the command below.',
  ],
  tooShort: [
    'The key is shorter than 2048 bits.',
    'Make a new pair of at least 2048 bits and give the public one to the acquirer.',
  ],
};

/** What the file of that field holds. */
function secretOf(field: string): string {
  if (field.endsWith('caFile')) return 'A certificate';
  return field.endsWith('agentTokenFile') ? 'The agent’s token' : 'A key';
}

const processNames: {
  readonly [Name in Extract<StartFailure, { code: 'processFailed' }>['process']]: string;
} = {
  terminal: 'The part that makes payments',
  bridge: 'The part that reads the scanners',
  world: 'The simulated world',
};

export const startFailures: Catalogue['startFailures'] = {
  configMissing: (failure) => ({
    title: 'The configuration is not there',
    money: SAFE,
    sentences: ['There is no such file.', 'Put it there, or name another one with --config FILE.'],
    facts: [file(failure.file)],
    example: EXAMPLE_FILE,
  }),
  configLost: ({ database }) => ({
    title: 'The live configuration is gone',
    money: SAFE,
    sentences: [
      'Real payments were made at this till, but it finds no configuration now. It does not fall back to simulated money.',
      'Put the configuration back, or name it with --config FILE.',
    ],
    facts: [{ name: 'Records of the real payments', text: database }],
    example: EXAMPLE_FILE,
  }),
  configUnreadable: ({ file: path, detail }) => ({
    title: 'The configuration cannot be read',
    money: SAFE,
    sentences: [
      `The file cannot be read as JSON (${detail}).`,
      'Correct the place that is named, or put back the last good copy.',
    ],
    facts: [file(path)],
    example: EXAMPLE_FILE,
  }),
  configInvalid: ({ file: path, problems, total }) => ({
    title: 'The configuration needs a correction',
    money: SAFE,
    sentences: [countOf(problems.length, total), 'Correct the file, save it and try again.'],
    facts: [file(path)],
    corrections: problems.map(correctionOf),
    ...(problems.some(({ field }) => field === '') ? { example: EXAMPLE_FILE } : {}),
  }),
  acquirerMissing: () => ({
    title: 'The configuration names no acquirer',
    money: SAFE,
    sentences: [
      'Without a window the till sets up no simulated acquirer of its own.',
      'Start one with: npm run -s sandbox. Then write the address and the keys that it prints under "acquirer", as docs/headless.md shows.',
    ],
  }),
  acquirerChanged: ({ was, is }) => ({
    title: 'Payments are open at another acquirer',
    money:
      'Nothing can be charged until this is put right. How the open payments end is not known yet: do not charge them again.',
    sentences: [
      'They were sent to the former acquirer, or the till still asks there whether their end holds. The one that the configuration names now knows nothing of them.',
      'Please put the former one back, let the till find out (it asks until the end of the business day), then change it.',
    ],
    facts: [
      { name: 'Former acquirer', text: was },
      { name: 'Named now', text: is },
    ],
  }),
  liveRefuses: ({ what }) => ({
    title: 'Not safe for real money',
    money: SAFE,
    sentences: liveRefusals[what],
  }),
  keyUnusable: ({ field, file: path, problem }) => ({
    title: `${secretOf(field)} cannot be used`,
    money: SAFE,
    sentences: keyProblems[problem],
    facts: [
      file(path),
      ...(problem === 'readableByOthers'
        ? [{ name: 'Command', text: `chmod 600 ${shellQuoted(path)}` }]
        : []),
      { name: 'Named in the configuration by', text: field },
    ],
  }),
  databaseNewer: ({ file: path, version, known }) => ({
    title: 'The records are of a newer till',
    money: SAFE,
    sentences: [
      `They were written by a newer version (records version ${version}, this till knows up to ${known}), and were left as they are.`,
      'Install the newer till again.',
    ],
    facts: [file(path)],
  }),
  databaseReadOnly: ({ file: path }) => ({
    title: 'The records cannot be written',
    money: SAFE,
    sentences: [
      'The file may only be read. A till that cannot remember a payment must not make one.',
      'Give the till’s own user the right to write the file and its folder.',
    ],
    facts: [file(path)],
  }),
  databaseFull: ({ file: path }) => ({
    title: 'The disk is full',
    money: SAFE,
    sentences: [
      'There is no room to write down a payment. A till that cannot remember a payment must not make one.',
      'Make room on the disk that holds the file, then try again. Never delete a file from its folder.',
    ],
    facts: [file(path)],
  }),
  databaseLocked: ({ file: path }) => ({
    title: 'Another till has these records open',
    money: 'Nothing can be charged in this window. The other till goes on by itself.',
    sentences: [
      'The file is in use by another process.',
      'Go on in the other window, or close it and try again.',
    ],
    facts: [file(path)],
  }),
  databaseCorrupt: ({ file: path, detail, backup }) => ({
    title: 'The records are damaged',
    money: IN_DOUBT,
    sentences: [
      `The file failed its check (${detail}).`,
      backup === null
        ? 'There is no backup on this machine. Call the technician, who may have a copy. Without one, the till can start with empty records.'
        : 'Call the technician, or restore the newest backup: the damaged file is set aside and kept.',
    ],
    facts: [file(path), ...newestBackup(backup)],
  }),
  databaseOtherMode: ({ file: path, mode }) => ({
    title: 'These records are of the other mode',
    money: SAFE,
    sentences: [
      `They belong to ${mode === 'live' ? 'real' : 'simulated'} money, and the other mode never opens them.`,
      'Name another "dataDir" in the configuration, or correct its "mode".',
    ],
    facts: [file(path)],
  }),
  databaseUnusable: ({ file: path, detail, backup }) => ({
    title: 'The records cannot be opened',
    money: IN_DOUBT,
    sentences: [
      `The file could not be opened (${detail}).`,
      'Check that the disk is there and that the till’s own user may write the folder, then try again.',
      backup === null
        ? 'If that does not help, call the technician. There is no backup on this machine; without a copy the till can start with empty records.'
        : 'If that does not help, call the technician, or restore the newest backup: the file is set aside and kept.',
    ],
    facts: [file(path), ...newestBackup(backup)],
  }),
  processFailed: ({ process, detail }) => ({
    title: 'The till keeps stopping',
    money:
      'Payments under way are kept on disk and are asked about after the next start. Do not charge them again.',
    sentences: [
      `${processNames[process]} stopped again and again (${detail}), so the till gave up starting it.`,
      'Try again. If it does not help, call the technician.',
    ],
  }),
};

function countOf(shown: number, total: number): string {
  if (shown < total)
    return `${total} fields cannot stay as they are; the first ${shown} are below.`;
  return total === 1
    ? 'One field cannot stay as it is.'
    : `${total} fields cannot stay as they are.`;
}
