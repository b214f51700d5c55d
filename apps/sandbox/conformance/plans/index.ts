import { ACCOUNT_PLANS } from './billing.ts';
import { CORRECTION_PLANS } from './corrections.ts';
import { DECISION_PLANS } from './decisions.ts';
import { DESTINATION_PLANS } from './destinations.ts';
import type { Plan } from './plan.ts';
import { QUESTIONNAIRE_PLANS } from './questionnaires.ts';
import { SESSION_PLANS } from './sessions.ts';
import { SHARING_PLANS } from './sharing.ts';
import { UPDATE_STATUS_PLANS } from './update-status.ts';
import { USER_PLANS } from './users.ts';
import { WORKFLOW_PLANS } from './workflows.ts';

/** Every operation in scope, by method and path as the description writes it. */
export const PLANS: Record<string, Plan> = {
  ...SESSION_PLANS,
  ...DECISION_PLANS,
  ...UPDATE_STATUS_PLANS,
  ...CORRECTION_PLANS,
  ...SHARING_PLANS,
  ...WORKFLOW_PLANS,
  ...QUESTIONNAIRE_PLANS,
  ...USER_PLANS,
  ...DESTINATION_PLANS,
  ...ACCOUNT_PLANS,
};
