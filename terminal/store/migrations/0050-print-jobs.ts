/** Slips that are to be printed, and how often each was. */
export const PRINT_JOBS = `
  -- Gone once it is on paper, or nobody wants it any more.
  CREATE TABLE print_jobs (
    job_id TEXT PRIMARY KEY,
    asked_at_ms INTEGER NOT NULL,
    -- What it says, as it was when it was asked for, and whether it may be on paper.
    state TEXT NOT NULL CHECK (json_valid(state))
  ) STRICT, WITHOUT ROWID;

  -- Every print that may be on paper counts: the next one of the same slip is a copy.
  CREATE TABLE prints (
    slip TEXT PRIMARY KEY,
    times INTEGER NOT NULL CHECK (times >= 0)
  ) STRICT, WITHOUT ROWID;
`;
