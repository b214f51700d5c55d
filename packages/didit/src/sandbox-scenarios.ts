import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { text } from './leaves.ts';

/** An outcome Didit's sandbox can play, by its slug: `approve`, `decline_aml_hit`, … */
export const SandboxScenario = z.looseObject({ slug: z.string(), label: text });
export type SandboxScenario = z.infer<typeof SandboxScenario>;

// The envelope of this list is not documented, so the three that Didit uses elsewhere are all read.
const Scenarios = z.union([
  z.array(SandboxScenario),
  z.looseObject({ results: z.array(SandboxScenario) }).transform(({ results }) => results),
  z.looseObject({ scenarios: z.array(SandboxScenario) }).transform(({ scenarios }) => scenarios),
]);

export const SandboxArmed = z.looseObject({ session_id: z.string(), scenario: text, status: text });
export type SandboxArmed = z.infer<typeof SandboxArmed>;

export interface SandboxArm {
  session_id: string;
  /** From creating the session; it is a secret, and is sent in place of the API key. */
  session_token: string;
  scenario: string;
}

/** Didit's own sandbox; live applications know none of this. Source: Didit docs: Sandbox testing */
export function createSandboxScenarios(transport: Transport) {
  return {
    async list(options?: CallOptions): Promise<SandboxScenario[]> {
      return callJson(transport, buildCall('GET', '/v1/sandbox/scenarios/', {}, options), Scenarios);
    },
    /** Chooses the outcome of a session that has not started. Another session's token answers 404. */
    async arm(arm: SandboxArm, options?: CallOptions): Promise<SandboxArmed> {
      const parts = { uuids: { sessionId: arm.session_id }, body: { scenario: arm.scenario } };
      const call = buildCall('POST', '/v3/session/{sessionId}/sandbox/arm/', parts, options);
      return callJson(transport, { ...call, sessionToken: arm.session_token }, SandboxArmed);
    },
  };
}
