/** The sealed end of the journal, and the manager's PIN. */
export const SEAL_AND_PIN = `
  -- The newest row of the journal, sealed under a key that is not in this file: a journal whose
  -- end was cut off no longer fits it. No row: the journal is empty, or is of an older till.
  CREATE TABLE journal_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL CHECK (seq > 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    -- The first row that was sealed when it was written.
    sealed_from INTEGER NOT NULL CHECK (sealed_from > 0),
    seal BLOB NOT NULL CHECK (length(seal) = 32)
  ) STRICT;

  -- At most one: a PIN belongs to the till.
  CREATE TABLE manager_pin (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    set_at_ms INTEGER NOT NULL,
    -- In a row, since it was last typed rightly; each is counted before it is looked at.
    wrong_tries INTEGER NOT NULL CHECK (wrong_tries >= 0),
    -- Null: not locked.
    locked_until_ms INTEGER
  ) STRICT;
`;
