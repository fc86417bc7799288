/** Ends every switch over a union: a member without a case does not compile. */
export function unhandled(never: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(never)}`);
}

/** States what cannot be otherwise. The message is for engineers, never for a cashier. */
export function assert(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${why}`);
}
