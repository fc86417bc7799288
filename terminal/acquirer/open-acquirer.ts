import { unhandled } from '../core/check.ts';
import type { Clock } from '../ports.ts';
import type { Acquirer, ExchangeReport } from './acquirer.ts';
import { openAmsAcquirer } from './ams-client.ts';
import { openApsAcquirer } from './aps-client.ts';
import type { AcquirerSettings, Profile } from './settings.ts';

/** The acquirer in the dialect that it speaks. */
export function openAcquirer(
  profile: Profile,
  settings: AcquirerSettings,
  clock: Clock,
  report: (exchange: ExchangeReport) => void,
): Acquirer {
  switch (profile) {
    case 'ams':
      return openAmsAcquirer(settings, clock, report);
    case 'aps':
      return openApsAcquirer(settings, clock, report);
    default:
      return unhandled(profile);
  }
}
