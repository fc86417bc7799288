import type { Answer, Calls } from '../../messages/table.ts';
import type { PaymentView, SameCustomerView } from '../../messages/views.ts';
import type { Attempt } from '../core/attempt.ts';
import { businessDayOf } from '../core/business-day.ts';
import type { Money } from '../core/money.ts';
import type { Sale } from '../core/sale.ts';
import type { Foreground } from './foreground.ts';
import { sameCustomerMatches } from './same-customer.ts';
import { readSaleRequest } from './sale-request.ts';
import { failed, takeStep } from './steps.ts';
import type { TillPorts } from './till-ports.ts';

type ChargeCall = Calls['charge']['argument'];
type SaleRequest = Extract<ReturnType<typeof readSaleRequest>, { ok: true }>;

interface ChargingParts {
  readonly foreground: Foreground;
  /** Payments whose end is not known, not seen, or was not known until just now. */
  readonly doubtful: (money: Money) => readonly Attempt[];
  /** A sale was opened: its code is awaited, or the held one goes out. */
  readonly onOpened: (sale: Sale, heldScanAt: number | null) => void;
}

interface HeldBack {
  readonly call: ChargeCall;
  readonly request: SaleRequest;
  /** The matches when it was asked: a list that changes under a finger would be worse. */
  readonly matches: readonly string[];
}

/** From Charge to a sale that waits for its code, by way of "Same customer?" (rule 21). */
export class Charging {
  readonly #ports: TillPorts;
  readonly #parts: ChargingParts;
  #heldBack: HeldBack | null = null;

  constructor(ports: TillPorts, parts: ChargingParts) {
    this.#ports = ports;
    this.#parts = parts;
  }

  /** What is asked before the sale is opened; null: nothing. The payments are as they are now. */
  question(viewOf: (attempt: Attempt) => PaymentView | null): SameCustomerView | null {
    if (this.#heldBack === null) return null;
    const { call, request, matches: ids } = this.#heldBack;
    const { money, reference } = request;
    const { attempts } = this.#ports.store;
    const matches = ids.flatMap((id) => {
      const stored = attempts.byId(id);
      const view = stored?.readable === true ? viewOf(stored.attempt) : null;
      return view === null ? [] : [view];
    });
    return { key: call.key, money, reference, matches };
  }

  /** Opens a sale, or finds the one that this key opened before, or asks first. */
  charge(call: ChargeCall): Answer<{ saleId: string | null }> {
    const { store, facts, arming } = this.#ports;
    const known = store.sales.byCallKey(call.key);
    if (known !== null) {
      const isShown = known.saleId === this.#parts.foreground.sale?.saleId;
      return isShown ? { ok: true, result: { saleId: known.saleId } } : failed('notNow');
    }
    if (this.#parts.foreground.sale !== null) return failed('busy');
    if (this.#heldBack !== null) {
      const isAsked = this.#heldBack.call.key === call.key;
      return isAsked ? { ok: true, result: { saleId: null } } : failed('busy');
    }
    const request = readSaleRequest(call, facts);
    if (!request.ok) return request;
    arming.refresh();
    if (!arming.isArmed) return failed('notArmed');
    const matches = sameCustomerMatches(store, this.#parts.doubtful(request.money), request);
    if (matches.length === 0) return this.#open(call, request);
    this.#heldBack = { call, request, matches };
    return { ok: true, result: { saleId: null } };
  }

  /** "Another customer." */
  chargeAnyway(key: string): Answer<{ saleId: string }> {
    const heldBack = this.#heldBack;
    if (heldBack === null || heldBack.call.key !== key) return failed('notNow');
    const { arming } = this.#ports;
    arming.refresh();
    if (!arming.isArmed) return failed('notArmed');
    const opened = this.#open(heldBack.call, heldBack.request);
    if (opened.ok) this.#heldBack = null;
    return opened;
  }

  /** Back to the amount. */
  withdraw(key: string): Answer<null> {
    if (this.#heldBack?.call.key !== key) return failed('notNow');
    this.#heldBack = null;
    return { ok: true, result: null };
  }

  /** "The same customer": the old sale is on the stage, and nothing is charged. */
  forget(): void {
    this.#heldBack = null;
  }

  #open(call: ChargeCall, { money, reference }: SaleRequest): Answer<{ saleId: string }> {
    const { store, facts, clock, ids } = this.#ports;
    const createdAt = clock.now();
    const sale: Sale = {
      saleId: ids.nextSale(),
      callKey: call.key,
      money,
      reference,
      status: 'open',
      businessDay: businessDayOf(createdAt, facts),
      zone: facts.zone,
      cutOff: facts.cutOff,
      createdAt,
    };
    const entry = {
      subject: sale.saleId,
      type: 'saleOpened',
      facts: { ...money, reference },
    };
    return takeStep(this.#ports, entry, () => {
      store.sales.insert(sale);
      this.#parts.foreground.write(sale.saleId);
      return () => {
        this.#parts.foreground.show(sale, null);
        this.#parts.onOpened(sale, call.heldScanAt);
        return { saleId: sale.saleId };
      };
    });
  }
}
