import type { Probe } from '../probe.ts';
import { idIn } from '../probe.ts';

/** How to ask one operation for everything it can answer. */
export type Plan = (probe: Probe) => Promise<void>;

export const READ_LIMIT = ['generic-get'];
export const WRITE_LIMIT = ['generic-write'];

/** A workflow with the plainest steps. @returns its id */
export async function someWorkflow(
  probe: Probe,
  features = ['OCR', 'LIVENESS', 'FACE_MATCH'],
): Promise<string> {
  const body = { features: features.map((feature) => ({ feature, config: {} })) };
  return idIn((await probe.prepare('POST', '/v3/workflows/', body)).json, 'uuid');
}

/** A session nobody has opened yet. */
export async function freshSession(probe: Probe): Promise<string> {
  const body = { workflow_id: await someWorkflow(probe) };
  return idIn((await probe.prepare('POST', '/v3/session/', body)).json, 'session_id');
}
