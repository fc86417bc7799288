import { FINAL_STATUSES, OPEN_STATUSES } from '../../core/attempt.ts';
import { ORPHAN_STATUSES } from '../../core/orphan.ts';
import { FINAL_REFUND_STATUSES, OPEN_REFUND_STATUSES, REFUND_CAUSES } from '../../core/refund.ts';
import { WORK_KINDS } from '../../core/work.ts';

const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** Refunds, questions after an end, ids that the database has lost, and the work of all of them. */
export const REFUNDS = `
  -- "Charge again" and "paid another way" let its sale go on although it is open.
  ALTER TABLE attempts ADD COLUMN released INTEGER NOT NULL DEFAULT 0 CHECK (released IN (0, 1));
  DROP INDEX one_open_attempt_per_sale;
  CREATE UNIQUE INDEX one_open_attempt_per_sale ON attempts (sale_id)
    WHERE released = 0 AND status IN (${quoted(OPEN_STATUSES)});
  CREATE INDEX open_attempts ON attempts (created_at_ms)
    WHERE status IN (${quoted(OPEN_STATUSES)});
  CREATE INDEX ended_attempts ON attempts (updated_at_ms)
    WHERE status IN (${quoted(FINAL_STATUSES)});

  -- A manager has seen it paid in the acquirer's portal.
  ALTER TABLE left_open ADD COLUMN in_portal INTEGER NOT NULL DEFAULT 0
    CHECK (in_portal IN (0, 1));

  CREATE TABLE refunds (
    refund_request_id TEXT PRIMARY KEY,
    payment_request_id TEXT NOT NULL REFERENCES attempts (payment_request_id),
    -- Counts the refunds of a payment.
    number INTEGER NOT NULL CHECK (number > 0),
    -- The caller's own key: the same key is the same refund.
    call_key TEXT UNIQUE,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    cause TEXT NOT NULL CHECK (cause IN (${quoted(REFUND_CAUSES)})),
    status TEXT NOT NULL
      CHECK (status IN (${quoted([...OPEN_REFUND_STATUSES, ...FINAL_REFUND_STATUSES])})),
    -- The whole state as JSON; the columns beside it repeat what is searched and guarded.
    state TEXT NOT NULL CHECK (json_valid(state)),
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL,
    -- What it was when somebody saw it last.
    seen_status TEXT,
    UNIQUE (payment_request_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX open_refunds ON refunds (created_at_ms)
    WHERE status IN (${quoted(OPEN_REFUND_STATUSES)});
  CREATE INDEX refunds_by_age ON refunds (created_at_ms);
  -- Told until somebody has seen it as it is.
  CREATE INDEX untold_refunds ON refunds (created_at_ms)
    WHERE seen_status IS NULL OR seen_status <> status;
  -- A payment that is undone by the till is undone once.
  CREATE UNIQUE INDEX one_reversal_per_payment ON refunds (payment_request_id)
    WHERE cause = 'reversal';

  CREATE TABLE rechecks (
    payment_request_id TEXT PRIMARY KEY REFERENCES attempts (payment_request_id),
    state TEXT NOT NULL CHECK (json_valid(state))
  ) STRICT, WITHOUT ROWID;

  -- Ids that were used and are in no other table: the disk lost them, or a backup was restored.
  CREATE TABLE orphans (
    payment_request_id TEXT PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN (${quoted(ORPHAN_STATUSES)})),
    state TEXT NOT NULL CHECK (json_valid(state))
  ) STRICT, WITHOUT ROWID;

  -- The same rows, whose subject may now also be a refund or an id that was lost.
  CREATE TABLE work_of_all (
    subject TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (${quoted(WORK_KINDS)})),
    due_at_ms INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    last_error TEXT,
    -- Why it cannot be processed; it waits for a person.
    parked TEXT,
    PRIMARY KEY (subject, kind)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO work_of_all
    SELECT payment_request_id, kind, due_at_ms, tries, last_error, NULL FROM work;
  DROP TABLE work;
  ALTER TABLE work_of_all RENAME TO work;
  CREATE INDEX parked_work ON work (subject) WHERE parked IS NOT NULL;
`;
