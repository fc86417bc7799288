import type { ConfigProblem, FieldProblem } from '../../messages/config-problems.ts';
import type { Correction } from '../catalogue.ts';
import { exampleLine } from '../config-examples.ts';

interface ProblemText {
  /** Ends a sentence that the field begins: `currency "euros" …`. */
  readonly wrong: string;
  /** What to write instead; an example may follow. */
  readonly write: string;
}

const problems: { readonly [Problem in ConfigProblem]: ProblemText } = {
  missing: { wrong: 'is missing or empty', write: 'Add it' },
  unknownField: {
    wrong: 'is not a field that the till knows',
    write: 'Remove it, or correct its spelling',
  },
  notAGroup: {
    wrong: 'is not a group of fields',
    write: 'Write its fields between curly brackets',
  },
  notText: { wrong: 'is not a text', write: 'Write a text in quotes' },
  tooLong: { wrong: 'is too long', write: 'Write less' },
  notANumber: {
    wrong: 'is not a whole number above zero',
    write: 'Write a whole number without quotes',
  },
  notAMode: { wrong: 'is not a mode', write: 'Write "live" or "simulation"' },
  notACurrency: { wrong: 'is not a currency', write: 'Write its three capital letters' },
  notAZone: { wrong: 'is not a time zone', write: 'Write its IANA name' },
  notATime: { wrong: 'is not a time of day', write: 'Write hours and minutes' },
  notACategory: { wrong: 'is not a merchant category code', write: 'Write its four digits' },
  notARegion: { wrong: 'is not a country or region', write: 'Write its two capital letters' },
  notAUrl: {
    wrong: 'is not a web address',
    write: 'Write the whole address, beginning with "https://"',
  },
  notHttps: {
    wrong: 'is not a safe address: live payments travel over https only',
    write: 'Write the address that begins with "https://"',
  },
  notLoopback: {
    wrong: 'is outside this machine, where simulated payments must stay',
    write: 'Write an https address, or one of this machine',
  },
  notAnId: {
    wrong: 'is not an id',
    write: 'Write up to 64 letters, digits, "-" and "_", without spaces',
  },
  notAPath: {
    wrong: 'is not the path of a file',
    write: 'Write the path only: what the file holds stays in the file',
  },
  sandboxIdInLive: {
    wrong: 'is an id of the sandbox, which moves no real money',
    write: 'Write the id that the acquirer gave for live payments',
  },
  liveIdInSimulation: {
    wrong: 'is an id for real money, which a simulation never touches',
    write: 'Write the sandbox id that the acquirer gave',
  },
  notAList: { wrong: 'is not a list', write: 'Write a list in square brackets' },
  notAScanner: {
    wrong: 'does not name a scanner',
    write:
      'Write its "path", or its "vendorId" and "productId" in four hexadecimal digits; a "baudRate" is a whole number or "auto"',
  },
  notAPrinter: {
    wrong: 'is not a setting of a receipt printer',
    write:
      'Write one of "host", "serial" and "device", and beside it what docs/configuration.md says of the printer',
  },
  tooManyColumns: {
    wrong: 'is more than the paper is wide',
    write: 'Write at most a ninth of "widthDots", or leave it out',
  },
  notALanguage: { wrong: 'is not a language of the till', write: 'Write "en", "fr" or both' },
  notAProfile: {
    wrong: 'is not an acquirer that the till knows',
    write: 'Write "ams" (Antom) or "aps" (Alipay+)',
  },
  notAFamily: {
    wrong: 'is not a family of payment codes that the till knows',
    write: 'Write "alipayPlus", "alipay", or others of docs/payment-codes.md',
  },
};

/** What is wrong with a field, and what to write instead. */
export function correctionOf(found: FieldProblem): Correction {
  const { field, value, problem } = found;
  const noValue = problem === 'missing' ? 'nothing' : 'not shown';
  return {
    ...problems[problem],
    field: field === '' ? 'the whole file' : field,
    value: value === '' ? noValue : value,
    isValueShown: value !== '',
    example: exampleLine(found),
  };
}
