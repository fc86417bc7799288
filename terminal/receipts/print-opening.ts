import { readFileSync } from 'node:fs';
import type { PrintLine } from '../../native-bridge/protocol.ts';
import { catalogues, languageOf, LANGUAGES } from '../../words/languages.ts';
import type { BrandProblem } from '../../words/receipt-words.ts';
import type { Config } from '../config/config-schema.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import type { Store } from '../store/store-port.ts';
import type { ManagersWord } from '../till/till-ports.ts';
import { brandPicture, type BrandReading } from './brand-picture.ts';
import { fittedLines } from './paper-lines.ts';
import { PrintDesk } from './print-desk.ts';
import type { PrinterLink } from './print-ports.ts';
import { PrintQueue } from './print-queue.ts';
import type { PrinterSetup } from './print-settings.ts';
import type { Paper, SlipFacts } from './slip-facts.ts';
import { centered } from './slip-form.ts';
import { slipLines } from './slip-lines.ts';
import { SlipReader } from './slip-reader.ts';
import { readyToDraw } from './text-picture.ts';

/** Enough that no two of a till are the same. */
const JOB_ID_BYTES = 9;

interface PrintOpeningPorts {
  readonly config: Config;
  /** Null: there is none, and nothing is ever printed. */
  readonly printer: PrinterSetup | null;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly store: Store;
  readonly pin: ManagersWord;
  readonly link: PrinterLink;
  readonly onChange: () => void;
}

/** After the start, when nobody has scanned anything yet. */
const DRAWS_AFTER_MS = 1_000;

/** Everything that prints, put together. */
export function openPrinting({ config, printer, pin, ...ports }: PrintOpeningPorts): PrintDesk {
  const { clock, chance, log, store } = ports;
  const { mode, store: shop, merchant, terminalId, zone, languages } = config;
  if (printer !== null) clock.after(DRAWS_AFTER_MS, () => tryToDraw(log));
  const linesOf = printer === null ? () => [] : slipWriter(printer.paper, config.brandFile, log);
  const newId = () => Buffer.from(chance.bytes(JOB_ID_BYTES)).toString('base64url');
  const names = { storeName: shop.name, merchantName: merchant.name };
  const reader = new SlipReader({ facts: { mode, ...names, terminalId, zone }, clock, store });
  const again = reader.again.bind(reader);
  const queue = new PrintQueue({ ...ports, newId, linesOf, again });
  return new PrintDesk({ facts: { languages }, printer, clock, store, pin, queue, reader });
}

/** Fonts that cannot be read stop nothing: a slip that needs them says so when it comes. */
function tryToDraw(log: Log): void {
  try {
    readyToDraw();
  } catch (error) {
    log.warn('printing.fontsNotRead', { detail: String(error) });
  }
}

/**
 * A brand that cannot be read stops nothing: its name stands on paper instead, and the test print
 * says why.
 */
function slipWriter(paper: Paper, brandFile: string | null, log: Log) {
  const brand = brandFile === null ? null : readBrand(brandFile, paper);
  const problem = brand === null || brand.ok ? null : brand.problem;
  if (problem !== null) log.warn('printing.brandNotRead', { problem });
  const picture = brand?.ok === true ? brand.picture : null;
  return (facts: SlipFacts, copy: number | null): readonly PrintLine[] => {
    const lines = slipLines(facts, copy, paper, picture);
    if (facts.kind !== 'test' || problem === null) return lines;
    return [...lines, ...fittedLines([centered(sentenceOf(problem, facts.locale), 'bold')], paper)];
  };
}

function readBrand(file: string, { widthDots }: Paper): BrandReading {
  try {
    return brandPicture(readFileSync(file), widthDots);
  } catch {
    return { ok: false, problem: 'damaged' };
  }
}

function sentenceOf(problem: BrandProblem, locale: string): string {
  return catalogues[languageOf(locale) ?? LANGUAGES[0]].receipts.brandProblems[problem];
}
