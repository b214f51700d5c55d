import { AUDIT_ACTIONS, AuditEntry, type AuditRow } from '@docket/contracts';
import type { Names } from './find-names.ts';

/** A row of the log or of the intake; index and leaf are null while it waits for its checkpoint. */
export interface StoredEntry {
  readonly id: string;
  readonly entry: string;
  readonly index: number | null;
  readonly leaf: Buffer | null;
}

const SHORT_ID = 8;

/** Null for a text that is no entry of ours: only somebody with the database's own rights can have put it there. */
export function parseEntry(text: string): AuditEntry | null {
  const parsed = AuditEntry.safeParse(readJson(text));
  return parsed.success ? parsed.data : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no entry either; the page must show where, not fail.
    return null;
  }
}

/** The entry as people read it. Names are those of today: the log itself holds none. */
export function presentEntry(stored: StoredEntry, names: Names): AuditRow {
  const entry = parseEntry(stored.entry);
  const common = {
    index: stored.index,
    id: stored.id,
    leafHash: stored.leaf?.toString('hex') ?? null,
    entry: stored.entry,
  };
  if (entry === null) return { ...common, ...UNREADABLE };
  const actorName = nameActor(entry, names);
  const said = {
    actor: actorName,
    case: nameCase(entry.case, names),
    object: nameObject(entry.object, names),
  };
  return {
    ...common,
    at: entry.ts,
    actor: { type: entry.actor.type, id: entry.actor.id, name: actorName, role: entry.actor.role },
    action: entry.action,
    // In one pass: a person may be called "{case}".
    sentence:
      AUDIT_ACTIONS[entry.action].replace(
        /\{(actor|case|object)\}/g,
        // The pattern matches these three only.
        (_, part) => said[part as keyof typeof said],
      ) + accordOf(entry, names),
    caseId: entry.case,
    object: entry.object,
    outcome: entry.outcome,
    reason: entry.reason,
    change: entry.change,
    requestId: entry.request?.id ?? null,
  };
}

/** Shown, not hidden: whoever looks at a log that was tampered with must see where. */
const UNREADABLE = {
  at: new Date(0).toISOString(),
  actor: { type: 'unknown', id: null, name: 'Unknown', role: null },
  action: 'unreadable',
  sentence: 'This entry is not one that Docket writes',
  caseId: null,
  object: null,
  outcome: 'error',
  reason: null,
  change: null,
  requestId: null,
};

/** How it was agreed on, where that was asked for. */
function accordOf({ refs }: AuditEntry, names: Names): string {
  if (refs.accord === 'alone') return ', alone: there was no other administrator to agree';
  return refs.maker === undefined ? '' : `, which ${nameUser(refs.maker, names)} had asked for`;
}

function nameActor({ actor, action, object }: AuditEntry, names: Names): string {
  switch (actor.type) {
    case 'user':
      return nameUser(actor.id, names);
    case 'system':
      return 'Docket';
    case 'didit':
      return 'Didit';
    case 'anonymous':
      // Nobody is signed in while they sign in, but then we know who did.
      return action === 'auth.signed-in' ? nameUser(object?.id ?? null, names) : 'Somebody not signed in';
  }
}

function nameUser(id: string | null, names: Names): string {
  return names.users.get(id ?? '') ?? `User ${id?.slice(0, SHORT_ID) ?? 'unknown'}`;
}

function nameCase(id: string | null, names: Names): string {
  if (id === null) return 'unknown';
  return names.cases.get(id) ?? id.slice(0, SHORT_ID);
}

function nameObject(object: AuditEntry['object'], names: Names): string {
  if (object === null) return 'unknown';
  if (object.type === 'user') return nameUser(object.id, names);
  return names.workflows.get(object.id) ?? object.id.slice(0, SHORT_ID);
}
