import { verifierKeyOf } from '@docket/audit';
import { type AuditRow, type Checkpoint, grantOf, TOTAL_CAP } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../append-audit.ts';
import { recordRefusal } from '../record-refusal.ts';
import { readCursor, writeCursor } from './audit-cursor.ts';
import {
  type AuditFilter,
  type AuditQuery,
  INTAKE_COLUMNS,
  LOG_COLUMNS,
  matching,
  requireKnownActions,
} from './audit-filter.ts';
import { findNames } from './find-names.ts';
import { parseEntry, presentEntry, type StoredEntry } from './present-audit.ts';
import { withoutBlind } from './without-blind.ts';

interface Page {
  items: AuditRow[];
  nextCursor: string | null;
  total: number;
  checkpoint: Checkpoint | null;
}

/**
 * One page of the log, newest first. Entries that wait for their checkpoint stand on top of the first page; on
 * later pages they cannot come twice, because the log gives them indexes above the cursor.
 *
 * Effects: the reading is itself recorded. Errors: forbidden when a reviewer asks for somebody else's entries.
 */
export async function listAudit(deps: Deps, actor: Actor, query: AuditQuery): Promise<Page> {
  const { limit, cursor, ...asked } = query;
  requireKnownActions(asked);
  const filter = await restrict(deps, actor, asked);
  const below = cursor === undefined ? null : readCursor(deps, cursor, filter);
  // One snapshot: an entry must not move from the intake to the log between the two readings.
  return deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const waiting = below === null ? await readIntake(trx, filter, limit) : [];
      const room = limit - waiting.length;
      const logged = await readLog(trx, filter, below, room + 1);
      const shown = [...waiting, ...logged.slice(0, room)];
      const names = await findNames(
        trx,
        shown.flatMap(({ entry }) => parseEntry(entry) ?? []),
      );
      const page = {
        items: await withoutBlind(
          trx,
          actor,
          shown.map((stored) => presentEntry(stored, names)),
        ),
        nextCursor: nextCursor(deps, logged, room, filter),
        total: await count(trx, filter),
        checkpoint: await newestCheckpoint(trx, deps),
      };
      await appendAudit(trx, deps, actor, {
        action: 'audit.viewed',
        case: filter.caseId ?? null,
        refs: { shown: String(shown.length), total: String(page.total) },
      });
      return page;
    });
}

/** Reviewers see what they did themselves. Asking for a colleague's is refused and, like every refusal, recorded. */
async function restrict(deps: Deps, actor: Actor, filter: AuditFilter): Promise<AuditFilter> {
  if (grantOf(actor.role, 'audit:view') === 'all') return filter;
  if (filter.actor === undefined || filter.actor === actor.id) return { ...filter, actor: actor.id };
  await recordRefusal(deps, actor, 'audit:view');
  return fail('forbidden', 'Your role may see its own audit entries only.');
}

async function readIntake(trx: Trx, filter: AuditFilter, limit: number): Promise<StoredEntry[]> {
  const rows = await trx
    .selectFrom('audit.intake')
    .select(['id', 'entry'])
    .where(matching(filter, INTAKE_COLUMNS))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, index: null, leaf: null }));
}

type Logged = StoredEntry & { readonly index: number };

async function readLog(
  trx: Trx,
  filter: AuditFilter,
  below: number | null,
  limit: number,
): Promise<Logged[]> {
  return trx
    .selectFrom('audit.log')
    .select(['id', 'entry', 'leaf', 'leaf_index as index'])
    .where(matching(filter, LOG_COLUMNS))
    .$if(below !== null, (query) => query.where('leaf_index', '<', below))
    .orderBy('leaf_index', 'desc')
    .limit(limit)
    .execute();
}

/** `logged` holds one row more than there is room for when the list goes on. */
function nextCursor(deps: Deps, logged: readonly Logged[], room: number, filter: AuditFilter): string | null {
  const next = logged[room];
  return next === undefined ? null : writeCursor(deps, next.index + 1, filter);
}

/** Exact up to the cap: counting a million entries would cost more than the page itself. */
async function count(trx: Trx, filter: AuditFilter): Promise<number> {
  const { total } = await trx
    .selectFrom((eb) =>
      eb
        .selectFrom('audit.log')
        .select('id')
        .where(matching(filter, LOG_COLUMNS))
        .unionAll(eb.selectFrom('audit.intake').select('id').where(matching(filter, INTAKE_COLUMNS)))
        .limit(TOTAL_CAP)
        .as('matching'),
    )
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

async function newestCheckpoint(trx: Trx, deps: Deps): Promise<Checkpoint | null> {
  const row = await trx
    .selectFrom('audit.checkpoint')
    .select(['size', 'root', 'signed_at', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    size: row.size,
    rootHash: row.root.toString('hex'),
    signedAt: row.signed_at.toISOString(),
    note: row.note,
    verifierKey: verifierKeyOf(deps.auditKey),
  };
}
