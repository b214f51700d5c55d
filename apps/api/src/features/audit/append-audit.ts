import { canonicalise } from '@docket/audit';
import type { AuditAction, AuditEntry } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { type Said, saveSaid } from './commit-to.ts';

/** Who acts when no person does: our own worker, Didit by a webhook, or somebody not signed in. */
export type Agent =
  | { readonly type: 'system' | 'didit' }
  | { readonly type: 'anonymous'; readonly ip: string };
export const SYSTEM: Agent = { type: 'system' };

/** What an entry says beside who and when. */
export type Happened = { action: AuditAction } & Partial<
  Pick<AuditEntry, 'object' | 'case' | 'outcome' | 'reason' | 'change' | 'evidence' | 'refs' | 'request'>
> & {
    /** Texts the entry commits to and does not hold. */
    said?: Said;
  };

/**
 * Writes one audit entry in the caller's transaction, so that the change and its record stand or fall together.
 * The sequencer moves it into the log and signs it. Entries hold ids, keys and digests, never personal data.
 *
 * Returns the entry's id, by which a decision waits for its checkpoint.
 */
export async function appendAudit(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor | Agent,
  happened: Happened,
): Promise<string> {
  const { id, entry } = build(deps, actor, happened);
  await trx.insertInto('audit.intake').values({ id, entry }).execute();
  if (happened.said !== undefined) await saveSaid(trx, id, happened.said);
  return id;
}

/** The same for many that happened in this order, in one statement. */
export async function appendAudits(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  entries: readonly (readonly [Actor | Agent, Omit<Happened, 'said'>])[],
): Promise<void> {
  if (entries.length === 0) return;
  await trx
    .insertInto('audit.intake')
    .values(entries.map(([actor, happened]) => build(deps, actor, happened)))
    .execute();
}

/** A reading that changes nothing else: its entry is one statement of its own, and is kept before the answer leaves. */
export async function recordRead(
  deps: Pick<Deps, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  happened: Omit<Happened, 'said'>,
): Promise<void> {
  await deps.db
    .insertInto('audit.intake')
    .values(build(deps, actor, happened))
    .execute();
}

function build(
  deps: Pick<Deps, 'clock' | 'newId'>,
  actor: Actor | Agent,
  happened: Happened,
): { id: string; entry: string } {
  const id = deps.newId();
  const entry: AuditEntry = {
    v: 1,
    // The id comes from the same generator as every row's; zod's brand is only known to the schema.
    id,
    ts: deps.clock().toISOString(),
    actor: describe(actor),
    action: happened.action,
    object: happened.object ?? null,
    case: happened.case ?? null,
    outcome: happened.outcome ?? 'ok',
    reason: happened.reason ?? null,
    request: happened.request ?? ('request' in actor ? actor.request : null),
    change: happened.change ?? null,
    evidence: happened.evidence ?? null,
    refs: happened.refs ?? {},
    ...commitOf(happened.said),
  };
  return { id, entry: write(entry) };
}

/** Entries from before there were commitments have none either. */
function commitOf(said: Said | undefined): Pick<AuditEntry, 'commit'> {
  return said === undefined || said.texts.length === 0 ? {} : { commit: said.digests };
}

/** Errors: a NUL character. Postgres reads no JSON with one, so the entry would stop the sequencer for good. */
function write(entry: AuditEntry): string {
  const text = canonicalise(entry);
  if (text.includes('\\u0000')) throw new RangeError('an audit entry cannot hold a NUL character');
  return text;
}

function describe(actor: Actor | Agent): AuditEntry['actor'] {
  if ('id' in actor) {
    return { type: 'user', id: actor.id, role: actor.role, session: actor.sessionHash, ip: actor.ip };
  }
  return { type: actor.type, id: null, role: null, session: null, ip: 'ip' in actor ? actor.ip : null };
}
