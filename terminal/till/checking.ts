import type { Answer } from '../../messages/table.ts';
import { failed } from './steps.ts';
import type { TillPorts } from './till-ports.ts';

type CheckingPorts = Pick<TillPorts, 'runner' | 'refunds' | 'rechecks' | 'orphans'>;

/** "Check now": what waits for its time, or is parked, is asked about at once. */
export class Checking {
  readonly #ports: CheckingPorts;

  constructor(ports: CheckingPorts) {
    this.#ports = ports;
  }

  /** By the id of a payment or of a refund. */
  one(id: string): Answer<null> {
    const pursued = this.#pursued().find((one) => one.has(id));
    if (pursued === undefined) return failed('notNow');
    pursued.check(id);
    return { ok: true, result: null };
  }

  /** Everything, one after another: thousands may be open. */
  all(): Answer<null> {
    for (const pursued of this.#pursued()) pursued.checkAll();
    return { ok: true, result: null };
  }

  #pursued() {
    const { runner, refunds, rechecks, orphans } = this.#ports;
    return [runner, refunds, orphans, rechecks];
  }
}
