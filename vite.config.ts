import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

/** Native modules stay outside the bundles, and so does what Electron itself provides. */
const NATIVE = ['electron', 'better-sqlite3', 'node-hid', 'serialport'];
const EXTERNAL = [...NATIVE, ...builtinModules, /^node:/];

/** A program for Node or Electron's main process: one self-contained file. */
function program(entry: string, folder: string, options: { cjs: boolean }): EnvironmentOptions {
  const name = entry.replace(/^.*\//, '').replace(/\.ts$/, '');
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: NATIVE, conditions: ['node'] },
    build: {
      outDir: `${import.meta.dirname}/dist/${folder}`,
      // Electron 25, the oldest shell, has Node 18; the rest runs on the pinned Node 24.
      target: options.cjs ? 'node18' : 'node24',
      minify: false,
      sourcemap: true,
      // Main and preload share a folder and are built side by side.
      emptyOutDir: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: { [name]: `${import.meta.dirname}/${entry}` },
        external: EXTERNAL,
        output: {
          format: options.cjs ? 'cjs' : 'es',
          entryFileNames: options.cjs ? '[name].cjs' : '[name].js',
          codeSplitting: false,
        },
      },
    },
  };
}

/**
 * The development server reloads the page by an inline script and a socket, which the page's own
 * policy forbids. There the shell's header alone holds.
 */
const developmentPage: Plugin = {
  name: 'development-page',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

export default defineConfig({
  root: `${import.meta.dirname}/renderer`,
  base: './',
  plugins: [react(), developmentPage],
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  build: { outDir: `${import.meta.dirname}/dist/renderer` },
  environments: {
    client: {
      build: {
        outDir: `${import.meta.dirname}/dist/renderer`,
        target: 'chrome114',
        sourcemap: true,
        emptyOutDir: true,
        reportCompressedSize: false,
        // The camera's worker brings its recogniser along: 1.3 MB, loaded when a camera is turned on.
        chunkSizeWarningLimit: 1500,
        // On a busy machine it takes a second and a half, and is then said to be slow.
        rolldownOptions: {
          checks: { bundlerTimings: false },
          // The second page shows every component in all its states; the till never opens it.
          input: ['index', 'catalogue'].map(
            (page) => `${import.meta.dirname}/renderer/${page}.html`,
          ),
        },
      },
    },
    // No ES modules in Electron 25's main process, nor in any sandboxed preload.
    main: program('electron/main.ts', 'electron', { cjs: true }),
    preload: program('electron/preload.ts', 'electron', { cjs: true }),
    terminal: program('terminal/main.ts', 'terminal', { cjs: false }),
    reports: program('terminal/reports/worker.ts', 'terminal', { cjs: false }),
    bridge: program('native-bridge/main.ts', 'native-bridge', { cjs: false }),
    world: program('fixtures/world/main.ts', 'world', { cjs: false }),
  },
  builder: {
    async buildApp(builder) {
      const wanted = Object.values(builder.environments).filter(({ name }) => name !== 'ssr');
      await Promise.all(wanted.map((environment) => builder.build(environment)));
    },
  },
});
