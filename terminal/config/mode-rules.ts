import { z } from 'zod';
import type { ConfigProblem } from '../../messages/config-problems.ts';
import type { Fault } from './field-problems.ts';

/** The fields that have to fit each other; what is wrong by itself is told by the schema. */
const together = z.object({
  mode: z.enum(['live', 'simulation']),
  acquirer: z
    .object({
      url: z.url().nullable().catch(null),
      clientId: z.string().nullable().catch(null),
    })
    .nullish(),
});

/** Neither mode takes the other's acquirer: the client id and the address must fit the mode. */
export function faultsOfMode(json: unknown): readonly Fault[] {
  const parsed = together.safeParse(json);
  if (!parsed.success) return [];
  const { mode, acquirer } = parsed.data;
  const isLive = mode === 'live';
  if (!acquirer) return isLive ? [{ path: ['acquirer'], problem: 'missing' }] : [];
  const faults: Fault[] = [];
  const find = (field: string, problem: ConfigProblem) =>
    faults.push({ path: ['acquirer', field], problem });

  const { url, clientId } = acquirer;
  if (clientId !== null && clientId.startsWith('SANDBOX_') === isLive) {
    find('clientId', isLive ? 'sandboxIdInLive' : 'liveIdInSimulation');
  }
  const isSafe = url === null || new URL(url).protocol === 'https:' || isLoopbackHttp(url);
  if (!isSafe) find('url', isLive ? 'notHttps' : 'notLoopback');
  return faults;
}

export function isLoopbackHttp(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  const isLoopback = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(hostname);
  return protocol === 'http:' && isLoopback;
}
