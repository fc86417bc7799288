import type { StartFailure } from '../messages/views.ts';

/**
 * What is told to one start of the terminal: what a person chose to become of damaged records,
 * and to the first one that the manager's PIN is to be forgotten.
 */
export class NextStart {
  #parameters: readonly string[];

  constructor(forgetsPin: boolean) {
    this.#parameters = forgetsPin ? ['--forget-pin'] : [];
  }

  /** `backup` null: empty records. False: this failure offers no such thing. */
  replaceRecords(failure: StartFailure | null, backup: string | null): boolean {
    if (failure?.code !== 'databaseCorrupt' && failure?.code !== 'databaseUnusable') return false;
    if ((failure.backup?.name ?? null) !== backup) return false;
    this.#parameters = backup === null ? ['--start-empty'] : ['--restore', backup];
    return true;
  }

  /** What to write on the command line; a start after this one is an ordinary one again. */
  take(): readonly string[] {
    const parameters = this.#parameters;
    this.#parameters = [];
    return parameters;
  }
}
