import type { Answer } from '../../messages/table.ts';
import type { BackupsView } from '../../messages/records.ts';
import type { Clock } from '../ports.ts';
import { listBackups, type Backup } from '../store/backups.ts';

/** A start has better things to do first. */
const FIRST_LOOK_MS = 60_000;
const LOOK_EVERY_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;

export interface DailyBackupPorts {
  readonly folder: string;
  /** The till's clock, by which backups are named. */
  readonly clock: Pick<Clock, 'now'>;
  readonly realClock: Pick<Clock, 'after'>;
  readonly backUp: () => Promise<Answer<BackupsView>>;
}

/** Has a backup made each day, also on a till that is started anew every morning. */
export class DailyBackup {
  readonly #ports: DailyBackupPorts;
  #failure: BackupsView['failure'] = null;
  #stopWaiting: () => void;

  /** Looks for the first time a minute later. */
  constructor(ports: DailyBackupPorts) {
    this.#ports = ports;
    this.#stopWaiting = ports.realClock.after(FIRST_LOOK_MS, () => this.#look());
  }

  view(): BackupsView {
    const { folder } = this.#ports;
    const backups = this.#list();
    return { folder, newest: backups[0] ?? null, count: backups.length, failure: this.#failure };
  }

  async makeNow(): Promise<Answer<BackupsView>> {
    const answer = await this.#ports.backUp();
    if (answer.ok) this.#failure = null;
    else this.#failure = answer.failure === 'recordsDamaged' ? 'recordsDamaged' : 'backupFailed';
    return answer;
  }

  stop(): void {
    this.#stopWaiting();
  }

  #look(): void {
    this.#stopWaiting = this.#ports.realClock.after(LOOK_EVERY_MS, () => this.#look());
    if (this.#isDue()) void this.makeNow();
  }

  /** One that is of the future is of a clock that was wrong, and says nothing. */
  #isDue(): boolean {
    const now = this.#ports.clock.now();
    return !this.#list().some(({ at }) => at <= now && now - at < DAY_MS);
  }

  /** None where they cannot be read: so they could not be restored either. */
  #list(): Backup[] {
    try {
      return listBackups(this.#ports.folder);
    } catch {
      return [];
    }
  }
}
