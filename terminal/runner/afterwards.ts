/** What follows upon a transaction, once it is on disk. */
export type Afterwards = () => void;

export const nothing: Afterwards = () => {};
