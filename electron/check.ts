/** Ends every switch over a union: a member without a case does not compile. */
export function unhandled(never: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(never)}`);
}
