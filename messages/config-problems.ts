/** Corrections that are told at once: whoever has more of them named another file by mistake. */
export const FIELD_PROBLEMS_MAX = 20;

/** One field of the configuration that cannot stay as it is. */
export interface FieldProblem {
  /** Its path, for example `acquirer.publicKeyFiles.0`; empty: the file as a whole. */
  readonly field: string;
  /** What stands there, as JSON, shortened; empty: nothing, or something that may be secret. */
  readonly value: string;
  readonly problem: ConfigProblem;
}

export const CONFIG_PROBLEMS = [
  'missing',
  'unknownField',
  'notAGroup',
  'notText',
  'tooLong',
  'notANumber',
  'notAMode',
  'notACurrency',
  'notAZone',
  'notATime',
  'notACategory',
  'notARegion',
  'notAUrl',
  'notHttps',
  'notLoopback',
  'notAnId',
  'notAPath',
  'sandboxIdInLive',
  'liveIdInSimulation',
  'notAList',
  'notAScanner',
  'notAPrinter',
  'tooManyColumns',
  'notALanguage',
  'notAProfile',
  'notAFamily',
] as const;
export type ConfigProblem = (typeof CONFIG_PROBLEMS)[number];
