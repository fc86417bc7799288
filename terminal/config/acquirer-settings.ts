import type { WorldPlace } from '../../messages/process.ts';
import type { AcquirerSettings, Profile } from '../acquirer/settings.ts';
import type { AcquirerConfig, Config } from './config-schema.ts';
import { loadAgentToken, loadAuthority, loadPrivateKey, loadPublicKey } from './keys.ts';
import { SIMULATION_NOTIFY_URL } from './simulation.ts';

/** The acquirer that the configuration names, or the simulated world's where it names none. */
export function acquirerSettings(
  config: Config,
  world: WorldPlace | null,
): AcquirerSettings & { readonly profile: Profile } {
  const { merchant, store, terminalId } = config;
  const named: AcquirerConfig = config.acquirer ?? acquirerOfWorld(config, world);
  return {
    profile: named.profile,
    url: new URL(named.url),
    ca: named.caFile === null ? null : loadAuthority(named.caFile),
    credentials: {
      clientId: named.clientId,
      keyVersion: named.keyVersion,
      privateKey: loadPrivateKey(named.privateKeyFile),
      publicKeys: named.publicKeyFiles.map(loadPublicKey),
      agentToken: named.agentTokenFile === null ? null : loadAgentToken(named.agentTokenFile),
    },
    families: named.families,
    merchant,
    store,
    terminalId,
    settlementCurrency: named.settlementCurrency,
    notifyUrl: named.notifyUrl,
  };
}

function acquirerOfWorld(config: Config, world: WorldPlace | null): AcquirerConfig {
  if (world === null) throw new Error('no acquirer is configured and no world was given');
  return {
    profile: 'ams',
    url: world.url,
    clientId: world.clientId,
    keyVersion: 1,
    privateKeyFile: world.merchantPrivateKeyFile,
    publicKeyFiles: [world.acquirerPublicKeyFile],
    agentTokenFile: null,
    caFile: null,
    families: null,
    settlementCurrency: config.currency,
    notifyUrl: SIMULATION_NOTIFY_URL,
  };
}

/** Whom attempts are sent to; the simulated world's address changes from start to start. */
export function acquirerName(
  config: Config,
  { profile, credentials, url }: ReturnType<typeof acquirerSettings>,
): string {
  const where = config.acquirer === null ? 'the simulated world' : url.origin;
  return `${profile} ${credentials.clientId} ${where}`;
}
