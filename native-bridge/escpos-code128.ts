/** Sets of Code 128 as `GS k 73` names them: characters, and pairs of digits. */
const SET_B = '{B';
const SET_C = '{C';
/** Start and check symbol, and the white on both sides that readers need. */
const FRAME_SYMBOLS = 2;
const SYMBOL_MODULES = 11;
const STOP_AND_QUIET_MODULES = 13 + 20;
/** In pairs of digits 16 is DLE, and with one of these after it a command of its own. */
const REAL_TIME_PAIRS = ['1604', '1605', '1620'].map(pairs);

export interface Code128 {
  /** For `GS k 73`, with the names of its sets in it. */
  readonly data: string;
  /** Widths of the thinnest bar that it takes, with its quiet zones. */
  readonly modules: number;
}

/** The shortest way to write the text. */
export function code128(text: string): Code128 {
  const ways = [charactersOf(text), ...pairsOf(text)].filter(
    ({ data }) => !REAL_TIME_PAIRS.some((pair) => data.includes(pair)),
  );
  return ways.toSorted((a, b) => a.modules - b.modules)[0] ?? charactersOf(text);
}

function charactersOf(text: string): Code128 {
  return { data: SET_B + text.replaceAll('{', '{{'), modules: modulesOf(text.length) };
}

/** Digits as pairs; an odd one stands last or first as a character. */
function pairsOf(text: string): readonly Code128[] {
  if (!/^\d{4,}$/.test(text)) return [];
  if (text.length % 2 === 0) {
    const middle = text.slice(1, -1);
    return [
      { data: SET_C + pairs(text), modules: modulesOf(text.length / 2) },
      {
        data: `${SET_B}${text[0]}${SET_C}${pairs(middle)}${SET_B}${text.at(-1)}`,
        modules: modulesOf(middle.length / 2 + 4),
      },
    ];
  }
  const symbols = modulesOf((text.length - 1) / 2 + 2);
  return [
    { data: `${SET_C}${pairs(text.slice(0, -1))}${SET_B}${text.at(-1)}`, modules: symbols },
    { data: `${SET_B}${text[0]}${SET_C}${pairs(text.slice(1))}`, modules: symbols },
  ];
}

function pairs(digits: string): string {
  return digits.replaceAll(/\d\d/g, (pair) => String.fromCharCode(Number(pair)));
}

function modulesOf(symbols: number): number {
  return (symbols + FRAME_SYMBOLS) * SYMBOL_MODULES + STOP_AND_QUIET_MODULES;
}
