import type { Database, Statement } from 'better-sqlite3';

/** The store has about a hundred; what comes after so many different ones is compiled each time. */
const STATEMENTS_MAX = 250;

/**
 * Makes a connection compile each text once, however often it is prepared: compiling takes longer
 * than most of what the till asks. Whoever prepares a text gets a statement as if it were new;
 * who keeps one must keep its text to itself.
 */
export function rememberStatements(database: Database): void {
  const compile = database.prepare.bind(database);
  const remembered = new Map<string, Statement>();
  database.prepare = ((sql: string): Statement => {
    const known = remembered.get(sql);
    // One that is being iterated over cannot be used in between.
    if (known !== undefined && !known.busy) return asNew(known);
    const statement = compile(sql);
    if (known === undefined && remembered.size < STATEMENTS_MAX) remembered.set(sql, statement);
    return statement;
  }) as typeof database.prepare;
}

/** How rows are given is a setting of the statement, and would outlive its use. */
function asNew(statement: Statement): Statement {
  if (statement.reader) statement.pluck(false).raw(false).expand(false);
  return statement;
}
