import type { CodeFamily } from '../core/payment-code.ts';
import type { Credentials } from './envelope.ts';

/** The dialects that this till speaks: Antom/AMS, and Alipay+ APS as acquirers speak it. */
export const PROFILES = ['ams', 'aps'] as const;
export type Profile = (typeof PROFILES)[number];

/** Where the acquirer is, who we are, and what of the shop goes into every pay. */
export interface AcquirerSettings {
  readonly url: URL;
  /** PEM of the only authority to be believed; null: those that Node brings along. */
  readonly ca: string | null;
  readonly credentials: Credentials;
  /** Code families that the contract covers; null: those that the profile takes by itself. */
  readonly families: readonly CodeFamily[] | null;
  readonly merchant: { readonly id: string; readonly name: string; readonly mcc: string };
  readonly store: {
    readonly id: string;
    readonly name: string;
    readonly mcc: string;
    readonly region: string | null;
  };
  readonly terminalId: string;
  readonly settlementCurrency: string;
  readonly notifyUrl: string;
}
