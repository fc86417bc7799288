import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.dirname(import.meta.dirname);
/** What is made from the tree, or is about it, is not of it. */
const NOT_OURS = new Set(['.git', 'node_modules', 'dist', 'out', 'test-results']);

/** All files of the tree, relative to its root, in the order of their names. */
const FILES = readdirSync(ROOT, { recursive: false, withFileTypes: true })
  .filter((entry) => !NOT_OURS.has(entry.name))
  .flatMap((entry) => (entry.isDirectory() ? under(entry.name) : [entry.name]))
  .filter((file) => !file.endsWith('.tsbuildinfo'))
  .toSorted();

const CODE = FILES.filter((file) => /\.(?:ts|tsx|js|css|html)$/.test(file));
const PROSE = FILES.filter((file) => file.endsWith('.md'));
const TOP_FOLDERS = [...new Set(FILES.filter((file) => /^[^.].*\//.test(file)).map(topFolder))];

function under(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll(path.sep, '/'));
}

function topFolder(file: string): string {
  return file.slice(0, file.indexOf('/'));
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** Places in code that match, as `file:line`. */
function placesInCode(pattern: RegExp): string[] {
  return CODE.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

describe('the tree', () => {
  test('has every folder of the architecture', () => {
    const wanted = [
      'messages',
      'words',
      'terminal/core',
      'terminal/acquirer',
      'terminal/store',
      'native-bridge',
      'electron',
      'renderer',
      'fixtures/world',
      'fixtures/proof',
      'docs',
      'scripts',
    ];
    const absent = wanted.filter((folder) => !FILES.some((file) => file.startsWith(`${folder}/`)));
    expect(absent).toEqual([]);
  });

  test('explains each top folder in a README', () => {
    expect(TOP_FOLDERS.filter((folder) => !FILES.includes(`${folder}/README.md`))).toEqual([]);
  });

  test('has no folder named after nothing', () => {
    const nothing = /(?:^|\/)(?:src|utils?|helpers?|lib|libs|shared|common|misc)\//;
    expect(FILES.filter((file) => nothing.test(file))).toEqual([]);
  });

  test('names files in kebab-case, and none of them index.ts', () => {
    const kebab = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
    const byCustom = new Set(['README.md', 'CHANGELOG.md', 'LICENSE']);
    const names = FILES.map((file) => path.posix.basename(file));
    expect(names.filter((name) => !byCustom.has(name) && !kebab.test(name))).toEqual([]);
    expect(names.filter((name) => /^index\.(?:ts|tsx|js)$/.test(name))).toEqual([]);
  });

  test('has no code file that is too long to be about one thing', () => {
    const tooLong = CODE.filter((file) => read(file).trimEnd().split('\n').length > 300);
    expect(tooLong).toEqual([]);
  });
});

describe('the code', () => {
  test('has no notes to do later', () => {
    // In comments only: the ISO code of no currency looks like such a note.
    expect(placesInCode(/(?:\/\/|\/\*|^\s*\*|<!--).*\b(?:TO[D]O|FIX[M]E|X{3}|HA[C]K)\b/)).toEqual(
      [],
    );
  });

  test('switches no check off', () => {
    const off = /(?:oxlint|eslint|knip|oxfmt|prettier)-(?:disable|ignore)|@ts-(?:ignore|nocheck)/;
    expect(placesInCode(off)).toEqual([]);
  });

  test('runs all of its tests', () => {
    expect(placesInCode(/\b(?:test|it|describe)\.(?:only|skip|todo|fixme)\b/)).toEqual([]);
  });
});

describe('the prose', () => {
  test('links only to what is there', () => {
    const broken = PROSE.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target]) => (target ?? '').replace(/#.*$/, ''))
        .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(path.join(ROOT, path.dirname(file), target)))
        .map((target) => `${file} → ${target}`),
    );
    expect(broken).toEqual([]);
  });
});

describe('the packages', () => {
  const about: unknown = JSON.parse(read('package.json'));
  const lock: unknown = JSON.parse(read('package-lock.json'));

  test('are asked for by exact version', () => {
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
    const wanted = kinds.flatMap((kind) => Object.entries(fieldOf(about, kind)));
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });

  test('are locked by content and not by where they were downloaded', () => {
    const locked = Object.entries(fieldOf(lock, 'packages')).filter(([place]) => place !== '');
    expect(locked.length).toBeGreaterThan(0);
    expect(locked.filter(([, one]) => !('integrity' in Object(one)))).toEqual([]);
    expect(locked.filter(([, one]) => 'resolved' in Object(one))).toEqual([]);
  });
});

function fieldOf(value: unknown, name: string): object {
  const field: unknown = Reflect.get(Object(value), name);
  return typeof field === 'object' && field !== null ? field : {};
}
