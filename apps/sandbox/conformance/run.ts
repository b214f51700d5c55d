import type { FastifyInstance } from 'fastify';
import type { KnownDifference } from './differences.ts';
import type { Verdict } from './judge.ts';
import { judge } from './judge.ts';
import { PLANS } from './plans/index.ts';
import { openProbe } from './probe.ts';
import type { Spec } from './spec.ts';
import { createValidator } from './validate.ts';

export type RunOptions = {
  spec: Spec;
  known: KnownDifference[];
  /** Changes the sandbox that is asked; to prove that errors are found. */
  change?: (app: FastifyInstance) => void;
  each?: (verdict: Verdict) => void;
};

/** Asks every planned operation that the description knows, each in a sandbox of its own. */
export async function runConformance(options: RunOptions): Promise<Verdict[]> {
  const validate = createValidator(options.spec);
  const verdicts: Verdict[] = [];
  for (const [key, plan] of Object.entries(PLANS)) {
    const operation = options.spec.operations.get(key);
    if (operation === undefined) continue;
    const probe = await openProbe(key, options.change);
    let broken: string | null = null;
    try {
      await plan(probe);
    } catch (error) {
      // A plan that cannot go on is a failure of the operation it asks, told with the others.
      broken = `stopped: ${error instanceof Error ? error.message : String(error)}`;
    } finally {
      await probe.close();
    }
    const verdict = judge(operation, probe.records, validate, options.known);
    if (broken !== null) verdict.failures.push(broken);
    verdicts.push(verdict);
    options.each?.(verdict);
  }
  return verdicts;
}
