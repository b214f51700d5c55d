import {
  type BlocklistItem,
  type BlocklistTarget,
  DecisionState,
  OPEN_DECISION_STATES,
} from '@docket/contracts';
import type { BlocklistItem as DiditItem } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { appendAudit } from '../audit/append-audit.ts';

interface Query {
  readonly type?: BlocklistTarget | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Didit's blocklist with who asked for each entry here. The reading is on record: entries are personal data. */
export async function listBlocklist(
  deps: Deps,
  actor: Actor,
  { type, limit, offset }: Query,
): Promise<{ items: BlocklistItem[]; total: number }> {
  const page = await deps.didit.blocklist.list({ limit, offset, ...(type ? { item_type: type } : {}) });
  const sessionIds = page.results.flatMap((item) => item.session_id ?? []);
  const askers = await findAskers(deps, sessionIds);
  const removals = await findRemovals(deps, sessionIds);
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'blocklist.viewed',
      refs: { shown: String(page.results.length) },
    }),
  );
  return {
    items: page.results.map((item) => {
      const key = `${item.session_id} ${item.type}`;
      return present(item, askers.get(key), removals.get(key));
    }),
    total: page.count ?? page.results.length,
  };
}

type Removal = NonNullable<BlocklistItem['removal']>;
type Asker = { by: string; reason: string | null };

/** The latest confirmed block decision per case and target. */
async function findAskers(deps: Deps, sessionIds: string[]): Promise<Map<string, Asker>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await deps.db
    .selectFrom('decisions')
    .innerJoin('users', 'users.id', 'decisions.maker_id')
    .select(['decisions.case_id', 'decisions.payload', 'decisions.reason', 'users.name'])
    .where('decisions.case_id', 'in', sessionIds)
    .where('decisions.outcome', '=', 'block')
    .where('decisions.state', '=', 'confirmed')
    .orderBy('decisions.requested_at')
    .execute();
  return new Map(
    rows.flatMap((row) => {
      // Written by openDecision from the contract's block body.
      const { targets = [] } = row.payload as { targets?: BlocklistTarget[] };
      return targets.map(
        (target) => [`${row.case_id} ${target}`, { by: row.name, reason: row.reason }] as const,
      );
    }),
  );
}

/** Decisions on their way that take something off, per case and target. */
async function findRemovals(deps: Deps, sessionIds: string[]): Promise<Map<string, Removal>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await deps.db
    .selectFrom('decisions')
    .innerJoin('users', 'users.id', 'decisions.maker_id')
    .select(['decisions.case_id', 'decisions.payload', 'decisions.state', 'users.name'])
    .where('decisions.case_id', 'in', sessionIds)
    .where('decisions.outcome', '=', 'unblock')
    .where('decisions.state', 'in', [...OPEN_DECISION_STATES])
    .execute();
  return new Map(
    rows.flatMap((row) => {
      // As above.
      const { targets = [] } = row.payload as { targets?: BlocklistTarget[] };
      const removal = { by: row.name, state: DecisionState.parse(row.state) };
      return targets.map((target) => [`${row.case_id} ${target}`, removal] as const);
    }),
  );
}

function present(item: DiditItem, asker: Asker | undefined, removal: Removal | undefined): BlocklistItem {
  return {
    type: item.type ?? 'unknown',
    caseId: item.session_id ?? null,
    sessionNumber: item.session_number ?? null,
    blockedAt: item.blocklisted_at ?? null,
    label: labelOf(item),
    faceMediaId: null,
    by: asker?.by ?? null,
    reason: asker?.reason ?? null,
    removal: removal ?? null,
  };
}

function labelOf(item: DiditItem): string {
  const document = [item.document_type, item.document_number].filter((part) => part != null).join(' ');
  return (
    item.phone_number ??
    item.email ??
    (document === '' ? null : document) ??
    (item.type === 'face' ? 'Face' : 'Unnamed')
  );
}
