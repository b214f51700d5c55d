import { Bypass } from '@docket/contracts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../http/authenticate.ts';
import { allowedOn } from './bypass-rules.ts';
import { type BypassRow, notePlace } from './bypass-store.ts';

/** Didit's words for who acts, in its trail (Didit OpenAPI: session reviews). */
const KINDS: Readonly<Record<string, Bypass['actor']['kind']>> = {
  CONSOLE_USER: 'person',
  API_KEY: 'api-key',
  SYSTEM: 'didit',
};

export function presentBypass(
  deps: Pick<Deps, 'sealing'>,
  actor: Pick<Actor, 'id' | 'role'>,
  row: BypassRow,
): Bypass {
  return Bypass.parse({
    id: row.id,
    caseId: row.case_id,
    sessionNumber: row.session_number,
    fullName: row.full_name,
    caseStatus: row.case_status,
    from: row.from_status,
    to: row.to_status,
    happenedAt: row.happened_at.toISOString(),
    detectedAt: row.detected_at.toISOString(),
    actor: { kind: KINDS[row.actor_type ?? ''] ?? 'unknown', name: row.actor_name },
    foundBy: row.found_by,
    state: row.state,
    owner: personOf(row.owner_id, row.owner_name),
    resolution: row.resolution,
    note: deps.sealing.keyOf(row).open(notePlace(row.id), row.note),
    resolvedBy: personOf(row.resolved_by, row.resolver_name),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    version: row.version,
    allowed: allowedOn(actor.role, actor.id, row),
  });
}

function personOf(id: string | null, name: string | null) {
  return id === null ? null : { id, name: name ?? '' };
}
