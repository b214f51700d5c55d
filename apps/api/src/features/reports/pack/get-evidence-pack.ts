import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { writePack } from '@docket/audit/pack';
import type { CaseId } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { caseBundle } from '../../audit/export/export-audit.ts';
import { listDecisions } from '../../decisions/list-decisions.ts';
import { openPack, packItems } from './pack-items.ts';

const VERIFIER = createRequire(import.meta.url).resolve('@docket/audit/verify.mjs');

const CHECKED_BLIND =
  'A decision on this case is being checked blind, and the pack would tell what it is: choose an outcome first.';

/**
 * All there is about a case as one zip, made while it is sent: the report, what Didit said, the files, the timeline,
 * the receipts, the case's part of the log, and what is needed to verify it without us.
 *
 * What Didit no longer has is named in the pack, with the reason: a regulator's day does not wait for a picture that
 * was deleted. When Didit cannot be asked at all, nothing is handed out, because that passes.
 *
 * Effects: on record before the first byte leaves, with each file's digest as it goes, and with the digest of the
 * whole at its end. Errors: not-found, evidence-pack-not-available, vendor errors.
 */
export async function getEvidencePack(
  deps: Deps,
  actor: Actor,
  { caseId }: { caseId: CaseId },
): Promise<{ bytes: ReadableStream<Uint8Array>; filename: string }> {
  const decisions = await listDecisions(deps, actor.id, caseId);
  if (decisions.some(({ outcome }) => outcome === 'hidden'))
    fail('evidence-pack-not-available', CHECKED_BLIND);
  const open = await openPack(deps, actor, caseId);
  const audit =
    (await caseBundle(deps, caseId)) ??
    fail(
      'evidence-pack-not-available',
      'The log has sealed nothing about this case yet; ask again in a moment.',
    );
  const pack = deps.newId();
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'export.created',
      case: caseId,
      object: { type: 'evidence-pack', id: pack },
      evidence: { digests: { pdf: open.reportSha256 } },
      refs: { entries: String(audit.entryCount), size: String(audit.newest.size) },
    }),
  );
  const bytes = writePack(
    {
      pack,
      case: caseId,
      made: deps.clock(),
      items: packItems(deps, actor, { open, pack, sealed: audit.newest.size }),
      audit,
      verifier: await readFile(VERIFIER, 'utf8'),
    },
    deps.auditKey,
  );
  return {
    bytes: recorded(deps, actor, { bytes, caseId, pack }),
    filename: `docket-evidence-${open.sessionNumber ?? caseId}.zip`,
  };
}

interface Outgoing {
  readonly bytes: ReadableStream<Uint8Array>;
  readonly caseId: CaseId;
  readonly pack: string;
}

/** Passes the bytes on, and writes down what left: the whole by its digest, or that it broke off. */
function recorded(deps: Deps, actor: Actor, { bytes, caseId, pack }: Outgoing): ReadableStream<Uint8Array> {
  const hash = createHash('sha256');
  let length = 0;
  const reader = bytes.getReader();
  const record = (outcome: 'ok' | 'error') =>
    deps.db.transaction().execute((trx) =>
      appendAudit(trx, deps, actor, {
        action: 'export.downloaded',
        case: caseId,
        object: { type: 'evidence-pack', id: pack },
        outcome,
        evidence: outcome === 'ok' ? { digests: { pack: hash.copy().digest('hex') } } : null,
        refs: { bytes: String(length) },
      }),
    );
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          await record('ok');
          controller.close();
        } else {
          hash.update(value);
          length += value.length;
          controller.enqueue(value);
        }
      } catch (error) {
        await record('error');
        controller.error(error);
      }
    },
    async cancel(reason) {
      await reader.cancel(reason);
      await record('error');
    },
  });
}
