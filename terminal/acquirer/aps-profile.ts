import type { AttemptPolicy } from '../core/policy.ts';
import { AMS_POLICY } from './ams-profile.ts';

/**
 * Alipay+ APS as data: what its documentation says otherwise than the AMS profile. The rules of
 * asking, cancelling and refunding are the same platform's (acquirer protocol research 2.2 to 2.5).
 */
export const APS_POLICY: AttemptPolicy = {
  ...AMS_POLICY,
  capabilities: {
    ...AMS_POLICY.capabilities,
    // "After requesting a cancel the order may only end as cancelled"
    // (integration_cashier_acq_tile/cancel_payment): its S is the proof, as in AMS.
    cancelProvenBy: 'answer',
  },
};
