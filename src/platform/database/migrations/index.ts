import { Platform1790000000001 } from './1790000000001-platform.js';
import { ContractsPeople1790000000002 } from './1790000000002-contracts-people.js';
import { Compliance1790000000003 } from './1790000000003-compliance.js';
import { Scripts1790000000004 } from './1790000000004-scripts.js';
import { Campaigns1790000000005 } from './1790000000005-campaigns.js';
import { Dialer1790000000006 } from './1790000000006-dialer.js';
import { Evidence1790000000007 } from './1790000000007-evidence.js';
import { Billing1790000000008 } from './1790000000008-billing.js';
import { Lists1790000000009 } from './1790000000009-lists.js';
import { DoNotCall1790000000010 } from './1790000000010-do-not-call.js';
import { Dealing1790000000011 } from './1790000000011-dealing.js';
import { Integrations1790000000012 } from './1790000000012-integrations.js';
import { CampaignReports1790000000013 } from './1790000000013-campaign-reports.js';
import { SwitchRecords1790000000014 } from './1790000000014-switch-records.js';
import { SeatsAndListening1790000000015 } from './1790000000015-seats-and-listening.js';
import { SwitchRecordsAgain1790000000017 } from './1790000000017-switch-records-again.js';

/** Every migration in order. A landed one never changes; a correction is a new one. */
export const MIGRATIONS = [
  Platform1790000000001,
  ContractsPeople1790000000002,
  Compliance1790000000003,
  Scripts1790000000004,
  Campaigns1790000000005,
  Dialer1790000000006,
  Evidence1790000000007,
  Billing1790000000008,
  Lists1790000000009,
  DoNotCall1790000000010,
  Dealing1790000000011,
  Integrations1790000000012,
  CampaignReports1790000000013,
  SwitchRecords1790000000014,
  SeatsAndListening1790000000015,
  SwitchRecordsAgain1790000000017,
];
