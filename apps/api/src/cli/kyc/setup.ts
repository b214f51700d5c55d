import type { Didit, Workflow, WorkflowFlagsInput } from '@docket/didit';
import { defineCommand, type Options, type Values } from '../command.ts';
import { EXIT } from '../exit.ts';
import { table } from '../screen.ts';
import { DIDIT_SETTINGS, KEY_OPTIONS, withDidit } from '../with-didit.ts';

/** Didit's own for a face-match review and an AML approval; a decline threshold may lie beyond them. */
const FACE_MATCH_REVIEW = 70;
const AML_APPROVE = 80;

/** What the workflow checks. Names and defaults are those of Didit's run_kyc.py; the last four are ours. */
export const SETUP_OPTIONS = {
  label: {
    kind: 'text',
    value: 'name',
    default: 'KYC Onboarding',
    describe: 'name of the workflow, at most 50 characters',
  },
  liveness: { kind: 'flag', default: true, describe: 'the customer proves to be there with a selfie' },
  'face-match': { kind: 'flag', default: true, describe: 'the selfie is compared with the document' },
  aml: { kind: 'flag', describe: 'screen for sanctions, politically exposed persons and adverse media' },
  nfc: { kind: 'flag', describe: "read the document's chip" },
  'face-match-threshold': {
    kind: 'number',
    value: 'score',
    min: 0,
    max: 100,
    default: 50,
    describe: 'decline below this similarity, 0–100',
  },
  'aml-threshold': {
    kind: 'number',
    value: 'score',
    min: 0,
    max: 100,
    default: 80,
    describe: 'decline above this risk, 0–100; counts with --aml',
  },
  phone: { kind: 'flag', describe: 'verify a phone number' },
  email: { kind: 'flag', describe: 'verify an e-mail address' },
  'max-retries': {
    kind: 'number',
    value: 'times',
    min: 0,
    max: 10,
    whole: true,
    default: 3,
    describe: 'how often a declined customer may try again',
  },
  dialect: {
    kind: 'choice',
    of: ['current', 'flat'],
    default: 'current',
    describe: 'send the feature list Didit takes today, or the flat flags of older servers',
  },
} as const satisfies Options;

export const setup = defineCommand({
  name: 'kyc setup',
  summary: 'Creates a KYC workflow: what customers have to show. Once; sessions then refer to its id.',
  options: { ...SETUP_OPTIONS, ...KEY_OPTIONS },
  settings: DIDIT_SETTINGS,
  examples: [
    'docket kyc setup',
    'docket kyc setup --label "Onboarding EU" --aml --phone',
    'docket kyc setup --no-face-match --no-liveness --json',
  ],
  run: async ({ values, screen }) => {
    const workflow = await withDidit(values, (didit) => makeWorkflow(didit, values), values);
    const id = idOf(workflow);
    screen.answer({ workflow_id: id, workflow }, [
      screen.paint('bold', 'KYC workflow created'),
      ...table([
        ['Workflow ID', id],
        ['Label', workflow.workflow_label],
        ['Checks', checksOf(workflow)],
        ['Price per session', priceOf(workflow)],
      ]),
      '',
      `Next: docket kyc session --workflow-id ${id}`,
    ]);
    return EXIT.ok;
  },
});

export type SetupValues = Values<typeof SETUP_OPTIONS>;

export async function makeWorkflow(didit: Didit, values: SetupValues): Promise<Workflow> {
  return didit.workflows.createFromFlags(flagsOf(values));
}

/** The id sessions refer to: through all versions where Didit says it, of this version otherwise. */
export function idOf(workflow: Workflow): string {
  return workflow.workflow_id ?? workflow.uuid;
}

const DOLLARS = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 4,
});

export function priceOf({ total_price }: Workflow): string | null {
  return total_price == null ? null : DOLLARS.format(total_price);
}

function flagsOf(values: SetupValues): WorkflowFlagsInput {
  const isCurrent = values.dialect === 'current';
  const match = values['face-match-threshold'];
  const aml = values['aml-threshold'];
  return {
    workflow_label: values.label,
    workflow_type: 'kyc',
    is_liveness_enabled: values.liveness,
    is_face_match_enabled: values['face-match'],
    face_match_score_decline_threshold: match,
    max_retry_attempts: values['max-retries'],
    // Only what was asked for: older servers are sent this as it stands.
    ...(values.aml ? { is_aml_enabled: true, aml_decline_threshold: aml } : {}),
    ...(values.nfc ? { is_nfc_enabled: true } : {}),
    ...(values.phone ? { is_phone_verification_enabled: true } : {}),
    ...(values.email ? { is_email_verification_enabled: true } : {}),
    // A review begins where declining ends, never on its far side.
    ...(isCurrent ? { face_match_score_review_threshold: Math.max(FACE_MATCH_REVIEW, match) } : {}),
    ...(isCurrent && values.aml ? { aml_score_approve_threshold: Math.min(AML_APPROVE, aml) } : {}),
  };
}

function checksOf({ features }: Workflow): string | null {
  if (features == null) return null;
  return typeof features === 'string' ? features : features.map(({ feature }) => feature).join(' + ');
}
