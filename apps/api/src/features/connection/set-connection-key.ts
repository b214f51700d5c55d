import { lastFourOf, seal } from '../../connection/seal.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { AppError, fail } from '../../http/errors.ts';
import { retryFailed } from '../../jobs.ts';
import { type Agent, appendAudit } from '../audit/append-audit.ts';
import { auditAttempt } from '../audit/audit-attempt.ts';
import { resumeAfterRefusal } from '../sending/resume-sending.ts';
import { readImport } from '../sync/import/read-import.ts';
import { startImport } from '../sync/import/start-import.ts';
import {
  type ConnectionDeps,
  changeConnection,
  requireSecretsKey,
  requireVersion,
} from './change-connection.ts';
import { type KeyLook, lookAtKey } from './look-at-key.ts';
import { refsOf } from './test-connection-key.ts';

export interface NewKey {
  readonly apiKey: string;
  /** The version the person saw. */
  readonly version: number;
  /** The person knows that the cases here may belong to another application. */
  readonly acceptOtherApplication: boolean;
}

/**
 * Tries a key and stores it sealed; every process uses it from then on. What failed for want of a right key is tried
 * anew, and an application whose sessions are not known here is imported.
 * Errors: no-secrets-key, version-mismatch, didit-key-refused, other-application, vendor errors.
 */
export async function setConnectionKey(deps: Deps, actor: Actor, input: NewKey): Promise<void> {
  const { apiKey, version } = input;
  requireSecretsKey(deps);
  await requireVersion(deps, version);
  const happened = { action: 'secret.rotated', object: API_KEY, refs: refsOf(apiKey) } as const;
  const look = await auditAttempt(deps, actor, happened, () => lookAtKey(deps, apiKey));
  const because = whyNotAccepted(look, input.acceptOtherApplication);
  if (because !== null) {
    const refused = { ...happened, outcome: 'denied', reason: because.code } as const;
    await deps.db.transaction().execute((trx) => appendAudit(trx, deps, actor, refused));
    fail(because.code, because.detail, {
      fields: [{ pointer: '/body/apiKey', code: because.code, message: because.detail }],
    });
  }
  // The same application keeps its name; of another one nothing is known yet.
  const application = look.application === 'same' ? undefined : null;
  await storeKey(deps, actor, { apiKey, version, application });
  await catchUp(deps, actor, look.application === 'same');
}

export const API_KEY = { type: 'secret', id: 'didit-api-key' } as const;

interface StoredKey {
  readonly apiKey: string;
  readonly version: number | null;
  /** What the registration told; null for not known, undefined to leave what is. */
  readonly application: { readonly id: string | null; readonly name: string | null } | null | undefined;
}

/** Seals and saves a key that is known to be right. Errors: no-secrets-key, version-mismatch. */
export async function storeKey(
  deps: ConnectionDeps,
  actor: Actor | Agent,
  { apiKey, version, application }: StoredKey,
): Promise<void> {
  const key = requireSecretsKey(deps);
  await changeConnection(deps, version, async (trx, { row, state }) => {
    await appendAudit(trx, deps, actor, {
      action: 'secret.rotated',
      object: API_KEY,
      change: {
        from: { source: state.keySource, lastFour: state.keyLastFour },
        to: { source: 'database', lastFour: lastFourOf(apiKey) },
      },
    });
    return {
      api_key_sealed: seal(key, { rowId: row.id, column: 'api_key_sealed' }, apiKey),
      api_key_last_four: lastFourOf(apiKey),
      key_changed_at: deps.clock(),
      key_changed_by: 'id' in actor ? actor.id : null,
      ...(application === undefined
        ? {}
        : { application_id: application?.id ?? null, application_name: application?.name ?? null }),
    };
  });
}

/** Work that waits for Didit must not wait out the pauses it was given while the key was wrong. */
export async function catchUp(deps: Deps, actor: Actor, isSame: boolean): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await retryFailed(trx);
    await resumeAfterRefusal(trx, deps, actor);
  });
  const { state } = await readImport(deps);
  if (state === 'running' || (isSame && state === 'done')) return;
  try {
    await startImport(deps, actor);
  } catch (error) {
    // Somebody was faster, which is as good.
    if (!(error instanceof AppError) || error.code !== 'import-running') throw error;
  }
}

/** Errors of the rule, in the order in which a person can do something about them. */
function whyNotAccepted(
  look: KeyLook,
  acceptOther: boolean,
): { code: 'didit-key-refused' | 'other-application'; detail: string } | null {
  if (!look.accepted)
    return { code: 'didit-key-refused', detail: look.because ?? 'Didit does not accept this key.' };
  if (look.application !== 'other' || acceptOther) return null;
  return {
    code: 'other-application',
    detail: leftBehind(look.cases, 'This key sees none of the newest of them.'),
  };
}

/** What another application would mean, and how to say that it is meant. */
export function leftBehind(cases: number, evidence: string): string {
  return (
    `There are ${cases} cases here. ${evidence} With the key of another Didit application none of them can be decided ` +
    'or read any more, and Docket will find that Didit no longer has them. ' +
    'Send acceptOtherApplication: true if that is what you want.'
  );
}
