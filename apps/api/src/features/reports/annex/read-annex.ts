import type { Bypass, CaseId, Decision, ReceiptMark } from '@docket/contracts';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { bypassesOf } from '../../bypasses/list-bypasses.ts';
import { listDecisions } from '../../decisions/list-decisions.ts';
import { findEvidence } from '../../evidence/find-evidence.ts';
import { currentReasons } from '../../reasons/current-reasons.ts';
import { markOf, readReceipts } from '../../receipts/read-receipts.ts';

/** A file the decider was shown, by what it is and what it was. */
export interface SeenFile {
  readonly label: string;
  readonly sha256: string;
}

/** A decision as the annex tells of it; `receipt` is null unless Didit confirmed it. */
export interface AnnexDecision {
  readonly decision: Decision;
  /** The reasons as people read them, the main one first. */
  readonly reasons: readonly string[];
  readonly receipt: ReceiptMark | null;
  readonly sentAt: string | null;
  /** SHA-256 of what Didit said when it was made. */
  readonly evidence: string | null;
  readonly seen: readonly SeenFile[];
  /** Files that were there and that the decider did not open. */
  readonly unopened: number;
}

export interface Annex {
  readonly caseId: CaseId;
  readonly sessionNumber: number | null;
  readonly fullName: string | null;
  readonly status: string;
  readonly log: string;
  readonly preparedAt: Date;
  readonly preparedBy: string;
  readonly decisions: readonly AnnexDecision[];
  readonly bypasses: readonly Bypass[];
}

/** Everything our pages say about a case. Errors: not-found. */
export async function readAnnex(deps: Deps, actor: Actor, caseId: CaseId): Promise<Annex> {
  const row =
    (await deps.db
      .selectFrom('cases')
      .select(['session_number', 'full_name', 'status'])
      .where('cases.id', '=', caseId)
      .executeTakeFirst()) ?? fail('not-found');
  const { name } = await deps.db
    .selectFrom('users')
    .select('name')
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  const media = (await findEvidence(deps.db, deps, caseId))?.media ?? [];
  const labels = new Map<string, string>(media.map(({ mediaId, label }) => [mediaId, label]));
  const catalogue = await currentReasons(deps.db);
  const words = new Map(catalogue.reasons.map(({ key, label }) => [key, label]));
  const decisions = await listDecisions(deps, actor.id, caseId);
  const receipts = await readReceipts(deps, caseId);
  return {
    caseId,
    sessionNumber: row.session_number,
    fullName: row.full_name,
    status: row.status,
    log: deps.auditKey.name,
    preparedAt: deps.clock(),
    preparedBy: name,
    decisions: decisions.map((decision) => {
      const statement = receipts.find((one) => one.statement.decision === decision.id)?.statement;
      const files = Object.entries(statement?.evidence?.media ?? {});
      return {
        decision,
        reasons: [decision.reason, ...decision.moreReasons].flatMap((key) =>
          key === null ? [] : [words.get(key) ?? key],
        ),
        receipt: statement === undefined ? null : markOf(statement),
        sentAt: statement?.times.sent ?? null,
        evidence: statement?.evidence?.decision ?? null,
        seen: files.flatMap(([id, sha256]) =>
          sha256 === null ? [] : [{ label: labels.get(id) ?? 'A file Didit no longer lists', sha256 }],
        ),
        unopened: files.filter(([, sha256]) => sha256 === null).length,
      };
    }),
    bypasses: await bypassesOf(deps, actor, caseId),
  };
}
