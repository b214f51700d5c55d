import { Worker } from 'node:worker_threads';
import { verifierKeyOf } from '@docket/audit';
import type { contract } from '@docket/contracts';
import type * as z from 'zod';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { type Agent, appendAudit } from '../append-audit.ts';
import type { StoredVerdict, VerifyJob } from './verify-stored.ts';

type Verdict = z.output<(typeof contract.verifyAudit.schema.response)[200]>;
export type VerifyDeps = Pick<Deps, 'db' | 'auditKey' | 'clock' | 'newId'> & {
  readonly env: Pick<Deps['env'], 'DATABASE_URL' | 'AUDIT_ANCHOR_FILE'>;
};

/**
 * Recomputes the whole log and holds it against every signed checkpoint, and these against the ones kept outside
 * the database. That somebody looked, and what came out, is itself recorded.
 *
 * `firstBadIndex`: no entry before it is in doubt. Errors: the database or the anchor file cannot be read.
 */
export async function verifyAudit(deps: VerifyDeps, actor: Actor | Agent): Promise<Verdict> {
  const startedMs = performance.now();
  const { root, ...found } = await verifyInThread({
    databaseUrl: deps.env.DATABASE_URL,
    verifierKey: verifierKeyOf(deps.auditKey),
    anchorFile: deps.env.AUDIT_ANCHOR_FILE ?? null,
  });
  const verdict = { ...found, durationMs: Math.round(performance.now() - startedMs) };
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'audit.verified',
      outcome: verdict.ok ? 'ok' : 'error',
      refs: { size: String(verdict.size), root },
    }),
  );
  return verdict;
}

/** A thread of its own: a large log is minutes of hashing, and the server has people waiting. */
function verifyInThread(job: VerifyJob): Promise<StoredVerdict> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./verify-thread.ts', import.meta.url), { workerData: job });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the verification ended early with code ${code}`)));
  });
}
