import type { CameraProblem } from '../../words/camera-words.ts';

/** Why the camera cannot be looked through, by what opening it was refused with. */
export function cameraProblemOf(error: unknown): CameraProblem {
  const { name } = Object(error) as { readonly name?: unknown };
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    // Another program has it; on some systems also what such a program leaves behind.
    case 'NotReadableError':
    case 'AbortError':
      return 'inUse';
    default:
      return 'broken';
  }
}
