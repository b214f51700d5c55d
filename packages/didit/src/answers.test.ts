import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { AccountVerified } from './account.ts';
import { AmlHitsUpdated, AmlHitUpdated } from './aml-hits.ts';
import { Balance } from './billing.ts';
import { BlocklistItem } from './blocklist.ts';
import { ListEntry } from './list-entries.ts';
import { ValueList } from './lists.ts';
import { Questionnaire, QuestionnaireRow } from './questionnaires.ts';
import { Review } from './reviews.ts';
import { CorrectedData, CorrectedPoaData, FeatureStatusUpdated } from './session-corrections.ts';
import { SessionDeleted } from './session-deletion.ts';
import { SessionCreated, SessionRow } from './session-rows.ts';
import { ImportedSession } from './session-sharing.ts';
import { User, UserRow } from './users.ts';
import { Destination, DestinationRow } from './webhook-destinations.ts';
import { Workflow, WorkflowRow } from './workflows.ts';

const at = '2026-11-02T09:12:44.120331Z';
const id = '5a1d6b0e-3c1f-4f77-9b0a-7d2c61f0a001';

const user = {
  didit_internal_id: id,
  vendor_data: 'user-1',
  display_name: null,
  full_name: 'Marta Quintela',
  date_of_birth: '1987-03-12',
  status: 'ACTIVE',
  session_count: 3,
  issuing_states: ['ESP'],
  approved_emails: ['marta@tinta.example'],
  approved_phones: ['+34600000000'],
  features: { ID_VERIFICATION: 'Approved' },
  features_list: [{ feature: 'ID_VERIFICATION', status: 'Approved' }],
  last_session_at: at,
  tags: [{ uuid: id, name: 'VIP', color: '#2567FF' }],
  created_at: at,
};

const questionnaire = {
  title: 'Onboarding',
  description: 'Before we begin',
  languages: ['en', 'es'],
  default_language: 'en',
  is_active: true,
  is_simple_questionnaire: true,
  questionnaire_group_id: id,
  version: 2,
  status: 'published',
  published_at: at,
  is_editable: false,
};

const destination = {
  uuid: id,
  label: 'desk',
  url: 'https://desk.example.com/hooks/',
  enabled: true,
  webhook_version: 'v3',
  subscribed_events: ['status.updated'],
  created_at: at,
  updated_at: at,
};

const workflow = {
  uuid: id,
  workflow_id: id,
  workflow_label: 'KYC',
  is_default: true,
  total_price: 0.33,
  features: 'OCR + LIVENESS',
  max_retry_attempts: 3,
  retry_window_days: 7,
  version: 1,
  status: 'published',
  updated_at: at,
};

const correction = {
  document_type: 'P',
  document_number: 'PAB123456',
  date_of_birth: '1987-03-12',
  issuing_state: 'ESP',
  first_name: 'Marta',
  gender: 'F',
  marital_status: 'UNKNOWN',
  extra_fields: { blood_group: 'O+' },
  parsed_address: { city: 'Lugo', country: 'ES' },
};

const entry = {
  uuid: id,
  value: '+34600000000',
  display_label: '',
  comment: 'reported',
  added_by: 'api',
  reference_session_id: id,
  reference_session_number: 12,
  metadata: { reference_type: 'vendor_user' },
  created_at: at,
};

interface Known {
  schema: z.ZodType;
  answer: Record<string, unknown>;
  /** What no answer can do without: it identifies the thing, or is all there is. */
  needed: string[];
}

const known: Record<string, Known> = {
  'a session row': {
    schema: SessionRow,
    answer: {
      session_id: id,
      status: 'In Review',
      session_number: 7,
      features: [{ feature: 'AML', status: 'x' }],
    },
    needed: ['session_id', 'status'],
  },
  'a created session': {
    schema: SessionCreated,
    answer: {
      session_id: id,
      status: 'Not Started',
      url: 'https://x.example/',
      session_token: 't',
      metadata: {},
    },
    needed: ['session_id', 'status'],
  },
  'a deleted session': {
    schema: SessionDeleted,
    answer: { session_id: id, session_number: 12, face_retention_outcome: 'retained_with_user' },
    needed: [],
  },
  'an imported session': {
    schema: ImportedSession,
    answer: { session_id: id, status: 'Approved', session_number: 1, expires_at: at, vendor_data: 'user-1' },
    needed: ['session_id', 'status'],
  },
  'corrected data': { schema: CorrectedData, answer: correction, needed: [] },
  'corrected proof of address': {
    schema: CorrectedPoaData,
    answer: { issuer: 'Banco', issue_date: '2026-05-02', poa_parsed_address: { city: 'Lugo' } },
    needed: [],
  },
  'a changed step': {
    schema: FeatureStatusUpdated,
    answer: { session_id: id, node_id: 'default', feature_type: 'KYC', new_status: 'Approved' },
    needed: [],
  },
  'a reviewed hit': { schema: AmlHitUpdated, answer: { message: 'm', hit_id: 'h' }, needed: [] },
  'reviewed hits': { schema: AmlHitsUpdated, answer: { message: 'm', updated_hits: ['h'] }, needed: [] },
  'a review': {
    schema: Review,
    answer: { uuid: id, activity_type: 'COMMENT', mentioned_emails: ['a@b.es'], changed_fields: ['x'] },
    needed: [],
  },
  'a workflow row': { schema: WorkflowRow, answer: { ...workflow, has_draft: false }, needed: ['uuid'] },
  'a workflow': {
    schema: Workflow,
    answer: { ...workflow, workflow_graph: { nodes: {} } },
    needed: ['uuid'],
  },
  'a questionnaire row': {
    schema: QuestionnaireRow,
    answer: { ...questionnaire, uuid: id, question_types: ['SHORT_TEXT'], workflow_names: [] },
    needed: ['uuid'],
  },
  'a questionnaire': {
    schema: Questionnaire,
    answer: { ...questionnaire, questionnaire_id: id, graph: { nodes: {} }, sections: [{ items: [{}] }] },
    needed: ['questionnaire_id'],
  },
  'a list': {
    schema: ValueList,
    answer: { uuid: id, name: 'Faces', list_type: 'blocklist', is_system: true, entry_count: 3 },
    needed: ['uuid'],
  },
  'an entry of a list': { schema: ListEntry, answer: entry, needed: ['uuid'] },
  'a blocklist item': {
    schema: BlocklistItem,
    answer: { type: 'phone', session_id: id, session_number: 7, phone_number: '+34600000000' },
    needed: [],
  },
  'a user row': { schema: UserRow, answer: user, needed: ['didit_internal_id'] },
  'a user': {
    schema: User,
    answer: {
      ...user,
      metadata: { tier: 1 },
      comments: [{ uuid: id, comment_type: 'COMMENT' }],
      updated_at: at,
    },
    needed: ['didit_internal_id'],
  },
  'a destination row': {
    schema: DestinationRow,
    answer: { ...destination, deliveries_count: 9 },
    needed: ['uuid'],
  },
  'a destination': {
    schema: Destination,
    answer: { ...destination, secret_shared_key: 's', summary: { total_deliveries: 9 } },
    needed: ['uuid'],
  },
  'a balance': {
    schema: Balance,
    answer: { balance: '1.0000', auto_refill_enabled: false },
    needed: ['balance'],
  },
  'a verified account': {
    schema: AccountVerified,
    answer: {
      access_token: 'a',
      application: { api_key: 'k' },
      organization: { name: 'tinta' },
      expires_in: 86_400,
    },
    needed: ['access_token', 'application'],
  },
};

describe.each(Object.entries(known))('%s', (_name, { schema, answer, needed }) => {
  it('is read as it comes', () => {
    expect(schema.parse(answer)).toMatchObject(answer);
  });

  it('may have any value missing or null, save what it is known by', () => {
    for (const key of Object.keys(answer)) {
      const { [key]: _gone, ...without } = answer;
      const readable = [without, { ...answer, [key]: null }].map((one) => schema.safeParse(one).success);
      expect(readable, key).toEqual(needed.includes(key) ? [false, false] : [true, true]);
    }
  });

  it('keeps what Didit adds one day, however deep', () => {
    const added = { brand_new: { deep: [1, null, 'x'] } };
    expect(schema.parse({ ...answer, ...added })).toMatchObject(added);
  });

  it('with a value of another kind is refused by its place alone', () => {
    const first = needed[0] ?? Object.keys(answer).find((key) => typeof answer[key] === 'string') ?? '';
    const result = schema.safeParse({ ...answer, [first]: { canary: 1 } });
    expect(result.error?.issues.map((issue) => issue.path)).toEqual(
      first === 'application' ? [['application', 'api_key']] : [[first]],
    );
  });
});
