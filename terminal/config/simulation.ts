import { configSchema } from './config-schema.ts';

/** What a till without a configuration file is: a simulated café. */
export const SIMULATION = Object.freeze(
  configSchema.parse({
    mode: 'simulation',
    store: { id: 'CAFE-LOUISE', name: 'Café Louise', mcc: '5814', region: 'FR' },
    merchant: { id: 'LOUISE', name: 'Louise SARL', mcc: '5814' },
    terminalId: 'Till-2',
    currency: 'EUR',
    zone: 'Europe/Paris',
    cutOff: '04:00',
  }),
);

/** Where the acquirer would send notifications; the simulated one does not. */
export const SIMULATION_NOTIFY_URL = 'https://countercode.invalid/notify';
