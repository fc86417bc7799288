/** Payments that were left open, what was shown as unknown, and ways to find both and any day. */
export const LEFT_OPEN = `
  -- Once shown as not known: its sale is asked about again for a while after its end.
  ALTER TABLE attempts ADD COLUMN shown_unknown INTEGER NOT NULL DEFAULT 0
    CHECK (shown_unknown IN (0, 1));
  UPDATE attempts SET shown_unknown = 1
    WHERE status IN ('unconfirmed', 'cancelling', 'refunding', 'needsAttention');

  -- The cashier went on without its end: what becomes of it is told until somebody has seen it.
  CREATE TABLE left_open (
    payment_request_id TEXT PRIMARY KEY REFERENCES attempts (payment_request_id),
    left_at_ms INTEGER NOT NULL,
    -- What it was when somebody saw it last.
    seen_status TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX unknown_attempts_by_end ON attempts (updated_at_ms) WHERE shown_unknown = 1;
  CREATE INDEX attempts_by_age ON attempts (created_at_ms);
  CREATE INDEX sales_by_day ON sales (business_day);
`;
