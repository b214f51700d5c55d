import { setTimeout as sleep } from 'node:timers/promises';
import { countRows } from '../rig/findings.ts';
import type { Rig } from '../rig/rig.ts';
import type { Effect, Entry, Facts, Row, Told } from './checker.ts';

const MOVING = "from decisions where state in ('queued', 'sending', 'unknown')";

/** Waits until nothing moves any more; what still does after this long is for the checker to call stuck. */
export async function comeToRest(rig: Rig, mostMs: number): Promise<void> {
  for (const until = Date.now() + mostMs; Date.now() < until; await sleep(250)) {
    const moving = await countRows(rig, MOVING);
    const unsealed = await countRows(rig, 'from audit.intake');
    if (moving === 0 && unsealed === 0) return;
  }
}

/** Reads what is on record, past every program of ours. */
export async function collect(rig: Rig, told: readonly Told[]): Promise<Facts> {
  const rows = await rig.db.query<Row>(
    `select d.id, d.case_id as "caseId", k.key, d.state
       from decisions d left join idempotency_keys k on k.decision_id = d.id`,
  );
  const entries = await rig.db.query<{ entry: string; signed_at: Date }>(
    `select l.entry, c.signed_at from audit.log l
       cross join lateral (select signed_at from audit.checkpoint where size > l.leaf_index order by size limit 1) c
      where l.action like 'decision.%'`,
  );
  const ledger = (await rig.control('GET', '/_sandbox/ledger')) as {
    session_id: string | null;
    comment: string | null;
    at: string;
  }[]; // the control API's list
  return {
    told,
    rows: rows.rows,
    effects: ledger.map(
      ({ session_id, comment, at }): Effect => ({
        caseId: session_id,
        comment,
        at: new Date(at).toISOString(),
      }),
    ),
    entries: entries.rows.map(({ entry, signed_at }): Entry => {
      const { action, object } = JSON.parse(entry) as { action: string; object: { id: string } | null }; // AuditEntry
      return { action, decisionId: object?.id ?? '', coveredAt: signed_at.toISOString() };
    }),
  };
}
