import { setImmediate as breathe } from 'node:timers/promises';
import * as z from 'zod';
import { addSeconds } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { Refusal } from '../http-answers.ts';
import { fractionFrom } from '../ids.ts';
import type { SessionRecord } from '../records.ts';
import { ALL_SLUGS, isScenarioSlug } from '../scenarios/slugs.ts';
import { playNew } from './play-new.ts';

/** What a company's sessions look like when nobody asks for something special. */
const USUAL_MIX: Record<string, number> = {
  approve: 55,
  review_face_match_borderline: 6,
  review_aml_possible_match: 6,
  review_possible_duplicate: 4,
  review_mrz_check_digit: 4,
  review_poa_partial_match: 4,
  decline_document_expired: 5,
  decline_face_match_low_similarity: 4,
  decline_liveness_attack: 2,
  abandoned: 4,
  expired: 3,
  not_started: 2,
  in_progress: 1,
};

const MixSchema = z.record(z.string(), z.number().positive()).default(USUAL_MIX);

export const BulkBody = z.object({
  count: z.number().int().min(1).max(50_000),
  /** Weights by scenario. */
  scenario_mix: MixSchema,
  webhook: z.boolean().default(false),
  vendor_prefix: z.string().max(60).default('bulk-'),
  /** Creation is spread evenly over so many days before now. */
  spread_days: z.number().min(0).max(3650).default(0),
});
export type BulkOrder = z.infer<typeof BulkBody>;

const CHUNK = 50;
/** Duplicate checks point at one of these; looking through everybody would make the load quadratic. */
export const REMEMBERED = 40;

/** Plays many sessions quickly, a few per transaction, so that requests are answered in between. */
export async function playMany(
  sandbox: Sandbox,
  order: BulkOrder,
): Promise<{ created: number; statuses: Record<string, number> }> {
  const pick = drawFrom(order.scenario_mix);
  const statuses: Record<string, number> = {};
  const recent: SessionRecord[] = [];
  for (let done = 0; done < order.count; done += CHUNK) {
    sandbox.store.transaction(() => {
      for (let index = done; index < Math.min(done + CHUNK, order.count); index += 1) {
        const session = playNew(
          backThen(sandbox, order, index),
          {
            scenario: pick(index),
            vendor_data: `${order.vendor_prefix}${index + 1}`,
            webhook: order.webhook,
          },
          recent,
        );
        statuses[session.status] = (statuses[session.status] ?? 0) + 1;
        recent.unshift(session);
        recent.splice(REMEMBERED);
      }
    });
    await breathe();
  }
  return { created: order.count, statuses };
}

/** The same sandbox with its clock at the moment of the n-th session. */
function backThen(sandbox: Sandbox, order: BulkOrder, index: number): Sandbox {
  if (order.spread_days === 0) return sandbox;
  const seconds = order.spread_days * 86_400 * (1 - (index + 1) / order.count);
  const at = addSeconds(sandbox.clock.now(), -seconds);
  return { ...sandbox, clock: { now: () => at } };
}

/** The same number always draws the same scenario. @throws Refusal 400 for an unknown one */
export function drawFrom(mix: Record<string, number>): (index: number) => string {
  const unknown = Object.keys(mix).find((slug) => !isScenarioSlug(slug));
  if (unknown !== undefined || Object.keys(mix).length === 0) {
    throw new Refusal(400, {
      detail: `Unknown scenario '${unknown ?? ''}'. Known: ${ALL_SLUGS.join(', ')}.`,
    });
  }
  const total = Object.values(mix).reduce((sum, weight) => sum + weight, 0);
  return (index) => {
    let left = fractionFrom('mix', index) * total;
    for (const [slug, weight] of Object.entries(mix)) {
      left -= weight;
      if (left < 0) return slug;
    }
    return Object.keys(mix)[0] ?? 'approve';
  };
}
