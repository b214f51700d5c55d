import type { BlocklistTarget, BlockScope, CaseId, Evidence } from '@docket/contracts';
import type { Db } from '@docket/db';
import { type SqlBool, sql } from 'kysely';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { fail } from '../../../http/errors.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { findEvidence } from '../../evidence/find-evidence.ts';

interface Value {
  readonly target: BlocklistTarget;
  readonly value: string;
  /** Other cases that show it; null where only Didit can say, and has said so in the evidence. */
  readonly same: ReturnType<typeof sql<SqlBool>> | null;
}

/**
 * What blocking this case would put on the list, value by value, and how many other sessions of ours show the same.
 * Values of a person are shown, so that it is on record. Errors: not-found.
 */
export async function previewBlock(
  deps: Deps,
  actor: Actor,
  { caseId }: { caseId: CaseId },
): Promise<{ scope: BlockScope[] }> {
  const row =
    (await deps.db
      .selectFrom('cases')
      .select(['email', 'phone'])
      .where('id', '=', caseId)
      .executeTakeFirst()) ?? fail('not-found');
  const evidence = await findEvidence(deps.db, deps, caseId);
  const values = valuesOf(row, evidence);
  await deps.db.transaction().execute((trx) =>
    appendAudit(trx, deps, actor, {
      action: 'blocklist.previewed',
      case: caseId,
      refs: { targets: values.map(({ target }) => target).join() },
    }),
  );
  const scope = values.map(async ({ target, value, same }) => ({
    target,
    value,
    others: same === null ? facesOf(evidence) : await countOthers(deps.db, caseId, same),
  }));
  return { scope: await Promise.all(scope) };
}

function valuesOf(
  row: { email: string | null; phone: string | null },
  evidence: Evidence | undefined,
): Value[] {
  const values: Value[] = [];
  if (evidence !== undefined && evidence.faces.length + evidence.liveness.length > 0)
    values.push({ target: 'face', value: 'The face of the selfie', same: null });
  const numbers = evidence?.documents.flatMap(({ number }) => number ?? []) ?? [];
  if (numbers.length > 0)
    values.push({
      target: 'document',
      value: numbers.join(', '),
      same: sql<SqlBool>`document_number in (${sql.join(numbers)})`,
    });
  const phone = contactOf(evidence, 'phone') ?? row.phone;
  if (phone !== null) values.push({ target: 'phone', value: phone, same: sql<SqlBool>`phone = ${phone}` });
  const email = contactOf(evidence, 'email') ?? row.email;
  if (email !== null)
    values.push({ target: 'email', value: email, same: sql<SqlBool>`lower(email) = lower(${email})` });
  return values;
}

function contactOf(evidence: Evidence | undefined, kind: 'phone' | 'email'): string | null {
  return evidence?.contacts.find((contact) => contact.kind === kind)?.value ?? null;
}

/** Faces are compared by Didit alone; what it found stands in the evidence. */
function facesOf(evidence: Evidence | undefined): BlockScope['others'] {
  const faces = evidence?.related.filter(({ kind }) => kind === 'face') ?? [];
  return { sessions: faces.length, approved: faces.filter(({ status }) => status === 'Approved').length };
}

async function countOthers(
  db: Db,
  caseId: string,
  same: ReturnType<typeof sql<SqlBool>>,
): Promise<BlockScope['others']> {
  return db
    .selectFrom('cases')
    .select(({ fn }) => [
      fn.countAll<number>().as('sessions'),
      fn.countAll<number>().filterWhere('status', '=', 'Approved').as('approved'),
    ])
    .where('id', '<>', caseId)
    .where(same)
    .executeTakeFirstOrThrow();
}
