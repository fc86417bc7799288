import type { KeyProblem, LiveRefusal, StartFailure } from '../../messages/views.ts';
import type { Catalogue, FailureText } from '../catalogue.ts';
import { configProblemSentences } from './config-problems.ts';

/** Nothing is said of earlier payments: one may be open in the database that was not read. */
const CANNOT_CHARGE = 'Nothing can be charged until this is put right.';
const PAYMENTS_SAFE = 'Nothing in it was changed, and no payment in it is lost.';

export const startSteps: Catalogue['startSteps'] = {
  process: 'Waking the till…',
  configuration: 'Reading the configuration…',
  world: 'Setting up the simulated wallets…',
  database: 'Opening the records…',
  recovery: 'Looking for payments that are still open…',
};

const liveRefusals: { readonly [What in LiveRefusal]: FailureText['sentences'] } = {
  loopbackHttp: [
    'The acquirer’s address in the configuration is one of this machine, without https.',
    'Write the acquirer’s real address, which begins with "https://", or set "mode" to "simulation".',
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

const keyProblems: {
  readonly [Problem in KeyProblem]: (file: string) => FailureText['sentences'];
} = {
  missing: (file) => [
    `The file ${file} is not there.`,
    'Put the key file there, or correct the path in the configuration.',
  ],
  unreadable: (file) => [
    `The file ${file} cannot be read.`,
    'Make the till’s own user the owner of the file.',
  ],
  notAKey: (file) => [
    `The file ${file} does not hold a key that the till can use.`,
    'Write an RSA key in PEM form: PKCS#8 for the private one, SPKI for the public ones.',
  ],
  readableByOthers: (file) => [
    `The private key in ${file} can be read by other users of this machine.`,
    `Make it readable by its owner only: chmod 600 ${file}`,
  ],
  tooShort: (file) => [
    `The key in ${file} is shorter than 2048 bits.`,
    'Make a new pair of at least 2048 bits and give the public one to the acquirer.',
  ],
};

const processNames: {
  readonly [Name in Extract<StartFailure, { code: 'processFailed' }>['process']]: string;
} = {
  terminal: 'The part that makes payments',
  bridge: 'The part that reads the scanners',
  world: 'The simulated world',
};

function configSentences(file: string, sentences: readonly string[]): FailureText {
  return {
    title: 'The configuration needs a correction',
    sentences: [`In ${file}:`, ...sentences, CANNOT_CHARGE],
  };
}

export const startFailures: Catalogue['startFailures'] = {
  configMissing: ({ file }) => ({
    title: 'The configuration is not there',
    sentences: [
      `There is no file ${file}.`,
      'Put the file there, or name another one with --config FILE.',
      CANNOT_CHARGE,
    ],
  }),
  configLost: ({ database }) => ({
    title: 'The live configuration is gone',
    sentences: [
      `Real payments were made at this till (${database}), but it finds no configuration now.`,
      'It does not fall back to simulated money. Put the configuration back, or name it with --config FILE.',
      CANNOT_CHARGE,
    ],
  }),
  configUnreadable: ({ file, detail }) =>
    configSentences(file, [
      `The file cannot be read as JSON (${detail}).`,
      'Correct the place that is named, or put back the last good copy.',
    ]),
  configInvalid: (failure) => configSentences(failure.file, configProblemSentences(failure)),
  acquirerChanged: ({ was, is }) => ({
    title: 'Payments are open at another acquirer',
    sentences: [
      `Some payments were sent to "${was}" and their end is not known yet.`,
      `The configuration now names "${is}", which knows nothing of them.`,
      'Please put the former acquirer back, let the till find out, then change it.',
      'Nothing is charged meanwhile.',
    ],
  }),
  liveRefuses: ({ what }) => ({
    title: 'Not safe for real money',
    sentences: [...liveRefusals[what], CANNOT_CHARGE],
  }),
  keyUnusable: ({ field, file, problem }) => ({
    title: 'A key cannot be used',
    sentences: [
      ...keyProblems[problem](file),
      `The configuration names it in "${field}".`,
      CANNOT_CHARGE,
    ],
  }),
  databaseNewer: ({ file, version, known }) => ({
    title: 'The records are of a newer till',
    sentences: [
      `${file} was written by a newer version (records version ${version}, this till knows up to ${known}).`,
      `${PAYMENTS_SAFE} Install the newer till again.`,
    ],
  }),
  databaseReadOnly: ({ file }) => ({
    title: 'The records cannot be written',
    sentences: [
      `${file} may only be read. A till that cannot remember a payment must not make one.`,
      'Give the till’s own user the right to write the file and its folder.',
      CANNOT_CHARGE,
    ],
  }),
  databaseLocked: ({ file }) => ({
    title: 'Another till has these records open',
    sentences: [
      `${file} is in use by another process.`,
      'Close the other window or till that uses it, then try again.',
      CANNOT_CHARGE,
    ],
  }),
  databaseCorrupt: ({ file, detail }) => ({
    title: 'The records are damaged',
    sentences: [
      `${file} failed its check (${detail}).`,
      'Do not delete it: payments that are still open are in it. Call the technician, who can restore the last backup.',
      CANNOT_CHARGE,
    ],
  }),
  databaseOtherMode: ({ file, mode }) => ({
    title: 'These records are of the other mode',
    sentences: [
      `${file} belongs to ${mode === 'live' ? 'real' : 'simulated'} money and is never opened by the other.`,
      'Name another "dataDir" in the configuration, or correct its "mode".',
      CANNOT_CHARGE,
    ],
  }),
  databaseUnusable: ({ file, detail }) => ({
    title: 'The records cannot be opened',
    sentences: [
      `${file} could not be opened (${detail}).`,
      'Check that the disk has space and that the till’s own user may write the folder, then try again.',
      CANNOT_CHARGE,
    ],
  }),
  processFailed: ({ process, detail }) => ({
    title: 'The till keeps stopping',
    sentences: [
      `${processNames[process]} stopped again and again (${detail}), so the till gave up starting it.`,
      'Payments under way are kept on disk and are asked about after the next start. Do not charge them again.',
      'Try again. If it does not help, call the technician.',
    ],
  }),
};
