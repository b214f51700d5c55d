import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import type { UserRecord } from '../entity-records.ts';
import { uuidFrom } from '../ids.ts';
import { textOf } from '../json.ts';
import type { SessionRecord } from '../records.ts';
import { FEATURES, statusOfNode } from './features.ts';

/** A user: what was said about him, and what his sessions show. Didit groups sessions by `vendor_data`. */
export type UserEntity = { record: UserRecord; sessions: SessionRecord[]; status: UserRecord['status'] };

/** @returns null when nobody created the user and no session names him */
export function userOf(sandbox: Sandbox, vendorData: string): UserEntity | null {
  const kept = sandbox.store.users.get(vendorData);
  return entityOf(sandbox, vendorData, kept, sessionsOf(sandbox).get(vendorData) ?? []);
}

/** Latest session first, as Didit lists them; users without a session come last. */
export function allUsers(sandbox: Sandbox): UserEntity[] {
  const grouped = sessionsOf(sandbox);
  const names = new Set([...grouped.keys(), ...sandbox.store.users.all().map((user) => user.vendorData)]);
  const users = [...names].flatMap((name) => {
    const entity = entityOf(sandbox, name, sandbox.store.users.get(name), grouped.get(name) ?? []);
    return entity === null ? [] : [entity];
  });
  return users.sort((a, b) => lastSessionAt(b).localeCompare(lastSessionAt(a)));
}

function lastSessionAt(user: UserEntity): string {
  return user.sessions[0]?.createdAt ?? '';
}

/** Newest first. */
function sessionsOf(sandbox: Sandbox): Map<string, SessionRecord[]> {
  const grouped = new Map<string, SessionRecord[]>();
  for (const session of sandbox.store.sessions.all()) {
    if (session.deletedAt !== null || session.vendorData === null || session.vendorData === '') continue;
    const list = grouped.get(session.vendorData);
    if (list === undefined) grouped.set(session.vendorData, [session]);
    else list.unshift(session);
  }
  return grouped;
}

function entityOf(
  sandbox: Sandbox,
  vendorData: string,
  kept: UserRecord | undefined,
  sessions: SessionRecord[],
): UserEntity | null {
  const since = kept?.forgottenUntil ?? '';
  const own = sessions
    .filter((session) => session.createdAt > since)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  if (own.length === 0 && (kept === undefined || kept.deleted)) return null;
  const record = kept === undefined ? newUser(sandbox, vendorData, own.at(-1)?.createdAt) : kept;
  return { record, sessions: own, status: record.status };
}

export function newUser(sandbox: Sandbox, vendorData: string, createdAt?: string): UserRecord {
  const at = createdAt ?? isoMicros(sandbox.clock.now());
  return {
    vendorData,
    diditInternalId: uuidFrom('user', vendorData),
    status: 'ACTIVE',
    displayName: null,
    fullName: null,
    dateOfBirth: null,
    metadata: {},
    approvedEmails: null,
    approvedPhones: null,
    issuingStates: null,
    comments: [],
    createdAt: at,
    updatedAt: at,
    forgottenUntil: null,
    deleted: false,
  };
}

export type UserFacts = {
  fullName: string | null;
  dateOfBirth: string | null;
  issuingStates: string[];
  emails: string[];
  phones: string[];
  features: Record<string, string>;
};

/** What approved sessions established, and the newest status of every feature. */
export function factsOf(user: UserEntity): UserFacts {
  const approved = user.sessions.filter((session) => session.status === 'Approved');
  const document = approved[0]?.blocks.id_verifications?.[0];
  const features: Record<string, string> = {};
  for (const node of user.sessions[0]?.nodes ?? []) {
    const newest = user.sessions[0];
    if (newest !== undefined) features[FEATURES[node.feature].display] = statusOfNode(newest, node);
  }
  const { record } = user;
  return {
    fullName: record.fullName ?? textOf(document?.full_name),
    dateOfBirth: record.dateOfBirth ?? textOf(document?.date_of_birth),
    issuingStates: record.issuingStates ?? unique(approved, 'id_verifications', 'issuing_state'),
    emails: record.approvedEmails ?? unique(approved, 'email_verifications', 'email'),
    phones: record.approvedPhones ?? unique(approved, 'phone_verifications', 'full_number'),
    features,
  };
}

function unique(sessions: SessionRecord[], block: keyof SessionRecord['blocks'], key: string): string[] {
  const values = sessions.flatMap((session) =>
    (session.blocks[block] ?? []).map((item) => textOf(item[key])),
  );
  return [...new Set(values.filter((value) => value !== null))];
}
