import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  certificateFor,
  selfSignedFor,
  type ServerCertificate,
} from '../../fixtures/proof/certificates.ts';
import { listen } from '../../fixtures/proof/loopback.ts';
import { ManualClock } from '../../fixtures/proof/manual-clock.ts';
import { settingsFor } from '../../fixtures/proof/signed-server.ts';
import type { Currency, MinorUnits } from '../core/money.ts';
import type { ExchangeReport } from './acquirer.ts';
import { openAmsAcquirer } from './ams-client.ts';

const HERE = 'IP:127.0.0.1';
const money = { amountMinor: 1820 as MinorUnits, currency: 'EUR' as Currency };
const question = { paymentRequestId: 'SIM1', money };

const believed = certificateFor(HERE);
const stranger = certificateFor(HERE);
const expired = certificateFor(HERE, -1);
const elsewhere = certificateFor('DNS:acquirer.example');
const selfSigned = selfSignedFor(HERE);

/** The client of a server with this certificate; `ca`: whom the configuration names. */
async function client(certificate: Pick<ServerCertificate, 'cert' | 'key'>, ca: string | null) {
  const { cert, key } = certificate;
  let requests = 0;
  let bytes = 0;
  const server = createServer({ cert, key }, (_request, response) => {
    requests += 1;
    response.end();
  });
  server.on('secureConnection', (socket: Socket) => {
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
    });
  });
  const url = new URL(`https://127.0.0.1:${await listen(server)}`);
  const reports: ExchangeReport[] = [];
  const acquirer = openAmsAcquirer(settingsFor(url, { ca }), new ManualClock(), (report) => {
    reports.push(report);
  });
  onTestFinished(() => acquirer.close());
  return { acquirer, reports, heard: () => ({ requests, bytes }) };
}

const NOT_SIGNED = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';
const SELF_SIGNED = 'DEPTH_ZERO_SELF_SIGNED_CERT';

const REFUSED = [
  ['of another authority than the one that is named', stranger, believed.ca, NOT_SIGNED],
  ['of an authority that nobody named', believed, null, NOT_SIGNED],
  ['that has expired', expired, expired.ca, 'CERT_HAS_EXPIRED'],
  ['of another place', elsewhere, elsewhere.ca, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['that only its own key vouches for', selfSigned, null, SELF_SIGNED],
  ['that only its own key vouches for, beside a named one', selfSigned, believed.ca, SELF_SIGNED],
] as const;

describe.each([
  ['', '1'],
  [', whatever the environment says', '0'],
])('a certificate%s', (_how, rejectUnauthorized) => {
  test.each(REFUSED)(
    '%s is sent nothing, and told as what it is',
    async (_name, certificate, ca, code) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', rejectUnauthorized);
      onTestFinished(() => {
        vi.unstubAllEnvs();
      });
      const { acquirer, reports, heard } = await client(certificate, ca);
      const unsent = { outcome: 'unknown', why: 'unsent', code: null };
      expect(await acquirer.connect()).toEqual({ outcome: 'unsent', code });
      expect(await acquirer.inquire(question)).toEqual(unsent);
      expect(await acquirer.cancel(question)).toEqual(unsent);
      const report = { verified: false, why: 'certificate', code };
      expect(reports).toEqual([report, report, report]);
      expect(heard()).toEqual({ requests: 0, bytes: 0 });
    },
  );
});

test('a certificate of the authority that the configuration names is believed', async () => {
  const { acquirer, heard } = await client(believed, believed.ca);
  const opened = await acquirer.connect();
  expect(opened.outcome).toBe('connected');
  if (opened.outcome === 'connected') opened.connection.close();
  await acquirer.inquire(question);
  expect(heard().requests).toBe(1);
});
