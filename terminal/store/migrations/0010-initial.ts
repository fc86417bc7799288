import { FINAL_STATUSES, OPEN_STATUSES } from '../../core/attempt.ts';

const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** Sales, attempts, their request bodies and due work, used codes, and the journal of it all. */
export const INITIAL = `
  CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- One row per life of the terminal process; no stop: it ended uncleanly.
  CREATE TABLE runs (
    epoch TEXT PRIMARY KEY,
    started_at_ms INTEGER NOT NULL,
    stopped_at_ms INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sales (
    id TEXT PRIMARY KEY,
    -- The caller's own key: the same key is the same sale.
    call_key TEXT NOT NULL UNIQUE,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    reference TEXT,
    status TEXT NOT NULL CHECK (status IN ('open', 'paid', 'paidOtherwise', 'dropped')),
    business_day TEXT NOT NULL,
    zone TEXT NOT NULL,
    cut_off TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE attempts (
    payment_request_id TEXT PRIMARY KEY,
    sale_id TEXT NOT NULL REFERENCES sales (id),
    -- Counts the attempts of a sale: their order does not depend on a clock that may be set back.
    number INTEGER NOT NULL CHECK (number > 0),
    -- Whom it was sent to; nobody else's answer speaks of it.
    acquirer TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    status TEXT NOT NULL CHECK (status IN (${quoted([...OPEN_STATUSES, ...FINAL_STATUSES])})),
    -- The whole state as JSON; the columns beside it repeat what is searched and guarded.
    state TEXT NOT NULL CHECK (json_valid(state)),
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- At most one attempt of a sale is open, and at most one is paid: by index, not by care.
  CREATE UNIQUE INDEX one_open_attempt_per_sale ON attempts (sale_id)
    WHERE status IN (${quoted(OPEN_STATUSES)});
  CREATE UNIQUE INDEX one_paid_attempt_per_sale ON attempts (sale_id) WHERE status = 'paid';
  CREATE UNIQUE INDEX attempts_of_sale ON attempts (sale_id, number);

  -- The exact bytes of a pay request hold the payment code: wiped by the ending transaction.
  CREATE TABLE request_bodies (
    payment_request_id TEXT PRIMARY KEY REFERENCES attempts (payment_request_id),
    body BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE work (
    payment_request_id TEXT NOT NULL REFERENCES attempts (payment_request_id),
    kind TEXT NOT NULL CHECK (kind IN ('pay', 'inquiry', 'cancel', 'refund')),
    due_at_ms INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    last_error TEXT,
    PRIMARY KEY (payment_request_id, kind)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE used_codes (
    hash BLOB PRIMARY KEY,
    used_at_ms INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX used_codes_by_age ON used_codes (used_at_ms);

  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    till_id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    subject TEXT NOT NULL,
    type TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
  ) STRICT;
  CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
`;
