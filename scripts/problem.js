/** Something the person at the keyboard can put right: the message says what, and how. */
export class Problem extends Error {}
