import { writeFileSync } from 'node:fs';

/**
 * Keeps the memory of this process, and of all that it starts, out of core dumps on Linux: a code
 * that was scanned stays in memory until something else takes its place there. Elsewhere no dump
 * is written unless somebody asks the system for one.
 */
export function keepMemoryOutOfCoreDumps(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A system without /proc, or one that allows nothing here, is no reason to keep a shop closed.
  }
}
