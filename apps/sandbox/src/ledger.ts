import { isoMicros } from './clock.ts';
import type { Sandbox } from './context.ts';
import type { LedgerEntry } from './records.ts';

/** Notes an effect that an API key had; in the caller's transaction. */
export function noteEffect(
  sandbox: Sandbox,
  kind: LedgerEntry['kind'],
  sessionId: string | null,
  from: string | null,
  to: string | null,
  comment: string | null = null,
): void {
  const at = isoMicros(sandbox.clock.now());
  sandbox.store.appendLedger({ at, kind, session_id: sessionId, from, to, comment, actor: 'API Client' });
}
