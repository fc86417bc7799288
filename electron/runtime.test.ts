import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { PINNED_ELECTRON_MAJOR, runtimeOf } from './runtime.ts';

test('the pinned Electron is the one of package.json', () => {
  expect(packageJson.devDependencies.electron.split('.')[0]).toBe(String(PINNED_ELECTRON_MAJOR));
});

test('only the pinned Electron is official', () => {
  expect(runtimeOf(packageJson.devDependencies.electron)).toBe('official');
  expect(runtimeOf('25.1.1')).toBe('fallback');
  expect(runtimeOf('4.5.0')).toBe('fallback');
  expect(runtimeOf(undefined)).toBe('fallback');
});
