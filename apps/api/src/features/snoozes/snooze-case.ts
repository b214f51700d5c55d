import type { CaseId } from '@docket/contracts';
import type { Trx } from '@docket/db';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { fail } from '../../http/errors.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { lockCase, requireVersion } from '../claims/lock-case.ts';
import { giveBack } from '../claims/require-claim.ts';
import { announceChange } from '../live/announce-change.ts';
import { writeNote } from '../notes/write-note.ts';
import { snoozable, whyNotUntil } from './snooze-rules.ts';
import { findSnooze, saveSnooze } from './snooze-store.ts';

interface Snooze {
  readonly caseId: CaseId;
  readonly until: string;
  readonly note?: string | undefined;
  readonly version: number;
}

/**
 * Puts a case to sleep until a moment: it is out of the waiting ones and of `next`, and comes back by the clock. Whoever
 * holds it gives it back by that. The deadline of its review runs on.
 *
 * Errors: not-found, version-mismatch, case-not-decidable, case-held, invalid-input for a moment that has passed or is
 * too far ahead.
 */
export async function snoozeCase(deps: Deps, actor: Actor, { caseId, until, note, version }: Snooze) {
  const at = new Date(until);
  const wrong = whyNotUntil(at, deps.clock());
  if (wrong !== null)
    fail('invalid-input', undefined, {
      fields: [{ pointer: '/body/until', code: 'moment', message: wrong }],
    });
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockCase(trx, caseId);
    requireVersion(row, version);
    const allowed = snoozable(row);
    if (allowed !== true) fail('case-not-decidable', allowed.because);
    await giveBack(trx, deps, actor, caseId);
    const before = await findSnooze(trx, caseId);
    await saveSnooze(trx, caseId, at);
    const said = note === undefined ? null : await keepNote(trx, deps, actor, { caseId, note });
    await appendAudit(trx, deps, actor, {
      action: 'case.snoozed',
      case: caseId,
      change: {
        from: { snoozedUntil: before?.toISOString() ?? null },
        to: { snoozedUntil: at.toISOString() },
      },
      ...(said === null ? {} : { said }),
    });
    await announceChange(trx, caseId);
    return { caseId, version: row.version, snoozedUntil: at.toISOString() };
  });
}

/** Why it sleeps, for whoever opens it meanwhile. */
function keepNote(trx: Trx, deps: Deps, actor: Actor, { caseId, note }: { caseId: string; note: string }) {
  const text = `Snoozed the case: ${note}`;
  return writeNote(trx, deps, { id: deps.newId(), caseId, authorId: actor.id, text, at: deps.clock() });
}
