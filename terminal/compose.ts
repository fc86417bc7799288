import { fork } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorldPlace } from '../messages/process.ts';
import type { Answer, CallsBy } from '../messages/table.ts';
import type { StartStep, TillView } from '../messages/views.ts';
import { openAcquirer } from './acquirer/open-acquirer.ts';
import { BridgeLink } from './bridge-link.ts';
import { logLinesOf } from './child-lines.ts';
import { CannotStart, liveMarkFile } from './config/config.ts';
import { acquirerName, acquirerSettings } from './config/acquirer-settings.ts';
import type { Config } from './config/config-schema.ts';
import { loadCodeKey } from './config/keys.ts';
import { Devices } from './devices/devices.ts';
import { openEngine } from './engine.ts';
import { PaymentIds, readNotedIds } from './id-file.ts';
import type { Chance, Clock, Log } from './ports.ts';
import { openReports, startReportsWorker } from './reports/reports.ts';
import type { ReportsSettings } from './reports/requests.ts';
import { openPrinting } from './receipts/print-opening.ts';
import { printerOf } from './receipts/till-printer.ts';
import { scannerSettings, shownScanners } from './scanner-settings.ts';
import { ManagerPin } from './staff/manager-pin.ts';
import { backupFolder } from './store/backups.ts';
import { DatabaseUnusable, findCorruption, guarded, openDatabase } from './store/database.ts';
import { lockTill } from './store/till-lock.ts';
import { TillStore } from './store/till-store.ts';
import { systemClock } from './system-clock.ts';
import { answerCall } from './till/till-calls.ts';

export interface Outlets {
  readonly onStep: (step: StartStep) => void;
  readonly onView: (view: TillView) => void;
  readonly onScanRead: (at: number) => void;
}

/** What its command line says of this start. */
interface Start {
  readonly userDataDir: string;
  readonly forgetsPin: boolean;
}

export interface RunningTill {
  call(name: CallsBy<'terminal'>, argument: unknown): Promise<Answer<unknown>>;
  /** Ends cleanly: nothing is in a transaction, every file is closed. */
  stop(): Promise<void>;
}

/** Where everything of one mode lives. */
export function dataFolder(config: Config, userDataDir: string): string {
  return config.dataDir ?? join(userDataDir, config.mode);
}

/** Which ids were used must outlive the database. */
function idFile(folder: string): string {
  return join(folder, 'payment-ids');
}

export function databaseFile(folder: string): string {
  return join(folder, 'till.db');
}

/** The key of what this machine alone knows: used codes, the journal's seal, the PIN's pepper. */
function localKeyFile(folder: string): string {
  return join(folder, 'used-codes.key');
}

const SYSTEM_CHANCE: Chance = {
  bytes: (count) => randomBytes(count),
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
};

/**
 * The only place that wires. Throws `CannotStart` or `DatabaseUnusable`; `world` is where the
 * simulated acquirer stands when the configuration names none.
 */
export function compose(
  config: Config,
  { userDataDir, forgetsPin }: Start,
  world: WorldPlace | null,
  clock: Clock,
  log: Log,
  outlets: Outlets,
): RunningTill {
  const folder = dataFolder(config, userDataDir);
  const settings = acquirerSettings(config, world);
  outlets.onStep('database');
  const { store, ids, localKey, afterUncleanEnd, close } = openStore(
    config,
    folder,
    userDataDir,
    acquirerName(config, settings),
    clock,
  );
  if (afterUncleanEnd) log.warn('till.afterUncleanEnd');

  const scanners = scannerSettings(config, world);
  const printer = printerOf(config, world);
  const realClock = systemClock(undefined);
  const bridge = new BridgeLink(scanners, {
    clock: realClock,
    log,
    fork: () => forkBridge(log),
    onHeard: (message) => devices.hear(message),
    onReplaced: () => devices.bridgeReplaced(),
    onScan: (text, scannerId) => till.scanned(text, scannerId),
    onScanFault: (fault, scannerId) => till.scanFailed(fault, scannerId),
    onUnplugged: () => till.scannerUnplugged(),
    onChange: () => till.scannersChanged(),
    printer: printer?.settings ?? null,
    onPrinterStatus: (status) => printing.heardStatus(status),
    onPrintEnded: (ended) => printing.heardEnd(ended),
    onPrinterLost: (detail) => printing.linkLost(detail),
  });
  const devices = new Devices({
    clock,
    realClock,
    isSimulation: config.mode === 'simulation',
    settings: scanners,
    scanners: () => shownScanners(bridge.scanners),
    watch: (on) => bridge.watch(on),
    recordingsFolder: join(folder, 'recordings'),
    onRecordingLost: (detail) => log.warn('recording.lost', { detail }),
  });
  const managerPin = new ManagerPin({ clock, chance: SYSTEM_CHANCE, log, store, localKey });
  if (forgetsPin) guarded(databaseFile(folder), () => managerPin.forget());
  const printing = openPrinting({
    config,
    printer,
    clock,
    chance: SYSTEM_CHANCE,
    log,
    store,
    pin: managerPin,
    link: bridge,
    onChange: () => till.publish(),
  });
  const engine = openEngine({
    facts: {
      mode: config.mode,
      storeName: config.store.name,
      terminalId: config.terminalId,
      currency: config.currency,
      zone: config.zone,
      languages: config.languages,
      cutOff: config.cutOff,
      largestSaleMinor: config.limits.largestSaleMinor,
      refundWithoutPinMinor: config.limits.refundWithoutPinMinor,
    },
    clock,
    chance: SYSTEM_CHANCE,
    log,
    store,
    ids,
    afterCrash: afterUncleanEnd,
    openAcquirer: (report) => openAcquirer(settings.profile, settings, clock, report),
    pin: managerPin,
    freeBytes: () => freeBytes(folder),
    printing,
    scanners: () => shownScanners(bridge.scanners),
    onScanRead: outlets.onScanRead,
    onScanMade: (scan) => devices.scanMade(scan),
    onView: outlets.onView,
  });
  const { till, acquirer } = engine;

  const reports = openReports(reportsSettings(config, folder), {
    clock,
    realClock,
    log,
    start: startReportsWorker,
  });

  outlets.onStep('recovery');
  printing.restore();
  guarded(databaseFile(folder), () => {
    engine.start(readNotedIds(idFile(folder), store.idsCheckedUntil()));
  });
  bridge.start();

  return {
    call: (name, argument) =>
      answerCall({ till, reports, managerPin, printing, devices }, name, argument),
    async stop() {
      engine.stop();
      printing.stop();
      devices.stop();
      await Promise.all([bridge.stop(), acquirer.close(), reports.close()]);
      close();
    },
  };
}

/** Another acquirer's "not known" would end a payment that it has never heard of. */
function refuseOtherAcquirer(store: TillStore, acquirer: string): void {
  const other = store.attempts.acquirersOfOpen().find((name) => name !== acquirer);
  if (other === undefined) return;
  throw new CannotStart({ code: 'acquirerChanged', was: other, is: acquirer });
}

function openStore(
  config: Config,
  folder: string,
  userDataDir: string,
  acquirer: string,
  clock: Clock,
) {
  const file = databaseFile(folder);
  const unlock = lockTill(file);
  try {
    return guarded(file, () => {
      const database = openDatabase(file, config.mode);
      const tillId = `${config.store.id}/${config.terminalId}`;
      const localKey = loadCodeKey(localKeyFile(folder), SYSTEM_CHANCE);
      const store = new TillStore(database, { tillId, acquirer }, localKey);
      refuseOtherAcquirer(store, acquirer);
      const prefix = config.mode === 'live' ? 'CC' : 'SIM';
      const ids = new PaymentIds(idFile(folder), prefix, SYSTEM_CHANCE, clock);
      const afterUncleanEnd = store.beginRun(ids.epoch, clock.now());
      const detail = afterUncleanEnd ? findCorruption(database) : null;
      if (detail !== null) throw new DatabaseUnusable({ code: 'databaseCorrupt', file, detail });
      if (config.mode === 'live') rememberLive(userDataDir, file);
      const close = () => {
        store.endRun(ids.epoch, clock.now());
        ids.close();
        store.close();
        unlock();
      };
      return { store, ids, localKey, afterUncleanEnd, close };
    });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** So that a live till which loses its configuration never starts a simulation instead. */
function rememberLive(userDataDir: string, database: string): void {
  mkdirSync(userDataDir, { recursive: true });
  writeFileSync(liveMarkFile(userDataDir), `${database}\n`, { mode: 0o600, flush: true });
}

function reportsSettings(config: Config, folder: string): ReportsSettings {
  const { mode, store, terminalId, currency, zone, cutOff } = config;
  return {
    mode,
    databaseFile: databaseFile(folder),
    exportFolder: join(folder, 'exports'),
    backupFolder: backupFolder(databaseFile(folder)),
    localKeyFile: localKeyFile(folder),
    storeId: store.id,
    terminalId,
    currency,
    zone,
    cutOff,
  };
}

/** The bridge's program beside this one, as source or as built. */
function forkBridge(log: Log) {
  const isSource = import.meta.url.endsWith('.ts');
  const script = new URL(`../native-bridge/main.${isSource ? 'ts' : 'js'}`, import.meta.url);
  const bridge = fork(fileURLToPath(script), [], {
    serialization: 'json',
    execArgv: [],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  logLinesOf(bridge, 'bridge', log);
  return bridge;
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
