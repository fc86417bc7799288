import type { SeenCode } from './seen-codes.ts';

/** What the worker says of each picture that it is sent. */
export type FrameAnswer =
  | {
      readonly type: 'looked';
      readonly codes: readonly SeenCode[];
      /** 0 (black) to 255. */
      readonly brightness: number;
    }
  /** It cannot look at pictures at all. */
  | { readonly type: 'failed' };

export type LookedAt = Extract<FrameAnswer, { type: 'looked' }>;
