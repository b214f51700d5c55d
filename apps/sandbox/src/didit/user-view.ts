import type { Sandbox } from '../context.ts';
import type { JsonObject } from '../json.ts';
import type { Access } from '../keys.ts';
import { portraitOf } from './session-row.ts';
import type { UserEntity } from './user-entities.ts';
import { factsOf } from './user-entities.ts';

/** A row of `GET /v3/users/` (Didit OpenAPI: list users). */
export function userRow(sandbox: Sandbox, user: UserEntity, access: Access): JsonObject {
  const { record, sessions } = user;
  const facts = factsOf(user);
  const count = (status: string) => sessions.filter((session) => session.status === status).length;
  const approved = sessions.find((session) => session.status === 'Approved');
  return {
    didit_internal_id: record.diditInternalId,
    vendor_data: record.vendorData,
    display_name: record.displayName,
    full_name: facts.fullName,
    date_of_birth: facts.dateOfBirth,
    effective_name: record.displayName ?? facts.fullName,
    status: record.status,
    portrait_image_url: approved === undefined ? null : portraitOf(sandbox, approved, access),
    session_count: sessions.length,
    approved_count: count('Approved'),
    declined_count: count('Declined'),
    in_review_count: count('In Review'),
    issuing_states: facts.issuingStates,
    approved_emails: facts.emails,
    approved_phones: facts.phones,
    features: facts.features,
    features_list: Object.entries(facts.features).map(([feature, status]) => ({ feature, status })),
    last_session_at: sessions[0]?.createdAt ?? null,
    first_session_at: sessions.at(-1)?.createdAt ?? null,
    last_activity_at: sessions[0]?.createdAt ?? record.updatedAt,
    tags: [],
    created_at: record.createdAt,
  };
}

export function userView(sandbox: Sandbox, user: UserEntity, access: Access): JsonObject {
  const { record } = user;
  return {
    ...userRow(sandbox, user, access),
    metadata: record.metadata,
    comments: record.comments,
    updated_at: record.updatedAt,
  };
}
