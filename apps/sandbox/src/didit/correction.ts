import type { FastifyRequest } from 'fastify';
import { requireSessionThenKey, WRITE_SESSIONS } from '../auth.ts';
import type { Sandbox } from '../context.ts';
import { pathPart, queryPart, Refusal } from '../http-answers.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';
import type { FeatureItem, SessionRecord } from '../records.ts';
import type { SessionStatus } from '../state-machine.ts';

/** What both data corrections share (Didit OpenAPI: update KYC data, update POA data). */
const CORRECTABLE: readonly SessionStatus[] = ['Approved', 'Declined', 'In Review', 'Kyc Expired'];

/** @throws Refusal 401, 403, 404; a session in another state is "not there" rather than refused */
export function openCorrection(sandbox: Sandbox, request: FastifyRequest): SessionRecord {
  const id = pathPart(request, 'sessionId');
  const { session } = requireSessionThenKey(sandbox, request, id, WRITE_SESSIONS);
  if (!CORRECTABLE.includes(session.status)) {
    throw new Refusal(404, { detail: 'No Session matches the given query.' });
  }
  return session;
}

/** The named step's record, else the most recent one. @throws Refusal 404 */
export function itemToCorrect(
  request: FastifyRequest,
  body: JsonObject,
  items: FeatureItem[] | null,
  model: 'KYC' | 'POA',
): FeatureItem {
  const newest = items?.at(-1);
  if (newest === undefined) throw new Refusal(404, { detail: `The session does not have a ${model}.` });
  const nodeId = textOf(body.node_id) ?? queryPart(request, 'node_id');
  if (nodeId === null) return newest;
  const named = items?.find((item) => item.node_id === nodeId);
  if (named !== undefined) return named;
  throw new Refusal(404, { detail: `The session does not have a ${model} for node '${nodeId}'.` });
}

/** Key by key; null and empty text take a key away. */
export function mergeExtra(present: Json | undefined, sent: JsonObject): JsonObject {
  const merged = { ...(isObject(present) ? present : {}), ...sent };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null && value !== ''));
}

export function mergeParsedAddress(present: Json | undefined, sent: JsonObject): JsonObject {
  const merged: JsonObject = { ...(isObject(present) ? present : {}), ...sent };
  const place = [textOf(merged.postal_code), textOf(merged.city)].filter(
    (part) => part !== null && part !== '',
  );
  const parts = [
    textOf(merged.street_1),
    textOf(merged.street_2),
    place.join(' '),
    textOf(merged.region) === textOf(merged.city) ? null : textOf(merged.region),
    textOf(merged.country),
  ];
  return { ...merged, formatted_address: parts.filter((part) => part !== null && part !== '').join(', ') };
}

export function changedKeys(
  before: JsonObject,
  after: JsonObject,
): { fields: string[]; before: JsonObject; after: JsonObject } {
  const fields = Object.keys(after).filter(
    (key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  );
  const pick = (from: JsonObject) => Object.fromEntries(fields.map((key) => [key, from[key] ?? null]));
  return { fields, before: pick(before), after: pick(after) };
}
