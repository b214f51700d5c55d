import { approve, block, decline, resubmit } from './decide.ts';
import { decision } from './decision.ts';
import { full } from './full.ts';
import { pdf } from './pdf.ts';
import { session } from './session.ts';
import { setup } from './setup.ts';

export const KYC_COMMANDS = [setup, session, decision, full, approve, decline, resubmit, block, pdf];
