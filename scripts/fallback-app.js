/**
 * What the official Electron binary has built in and the fallback lacks: the small app that takes
 * a folder from the command line and runs it as the app. Files of `resources/app`, by name.
 */
export const FALLBACK_APP = {
  'package.json': JSON.stringify({ name: 'electron', main: 'index.cjs' }),
  'index.cjs': `'use strict';
const { app } = require('electron');
const fs = require('node:fs');
const path = require('node:path');

const folder = process.argv.slice(1).find((word) => !word.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('Usage: electron FOLDER [parameters]\\n');
  process.exit(2);
}
const root = path.resolve(folder);
const about = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
app.setAppPath(root);
app.setName(about.productName ?? about.name);
app.setVersion(about.version);
require(path.join(root, about.main));
`,
};
