import type { FastifyInstance } from 'fastify';
import { requireKey } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { booleanProblem, choiceProblem, problemsOf } from '../field-rules.ts';
import { bodyOf, Refusal } from '../http-answers.ts';
import { newSecret } from '../ids.ts';
import type { Json, JsonObject } from '../json.ts';
import { textOf } from '../json.ts';
import type { DestinationRecord } from '../records.ts';
import { createDestination } from './webhook-destinations.ts';

const EXTRAS = 'legacy-webhook';
type Extras = { capture_method: string; data_retention_months: number | null };

/** The single webhook of older integrations: it is the first destination, with two settings beside it. */
export function registerLegacyWebhook(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/v3/webhook/', async (request) => {
    requireKey(sandbox, request, { resource: 'webhooks', level: 'read' });
    return view(sandbox);
  });

  app.patch('/v3/webhook/', async (request) => {
    requireKey(sandbox, request, { resource: 'webhooks', level: 'write' });
    const body = bodyOf(request);
    const months = body.data_retention_months;
    const problems = problemsOf({
      webhook_url: urlProblem(body.webhook_url),
      webhook_version: choiceProblem(body.webhook_version, ['v1', 'v2', 'v3']),
      capture_method: choiceProblem(body.capture_method, ['mobile', 'desktop', 'both']),
      data_retention_months:
        months === undefined ||
        months === null ||
        (typeof months === 'number' && months >= 1 && months <= 120)
          ? null
          : ['Ensure this value is between 1 and 120.'],
      rotate_secret_key: booleanProblem(body.rotate_secret_key),
    });
    if (problems !== null) throw new Refusal(400, problems);
    sandbox.store.transaction(() => change(sandbox, body));
    return view(sandbox);
  });
}

function first(sandbox: Sandbox): DestinationRecord | null {
  return sandbox.store.destinations.all().sort((a, b) => a.number - b.number)[0] ?? null;
}

function extras(sandbox: Sandbox): Extras {
  const kept = sandbox.store.settings.get(EXTRAS)?.value;
  return kept === undefined ? { capture_method: 'both', data_retention_months: null } : JSON.parse(kept);
}

function change(sandbox: Sandbox, body: JsonObject): void {
  const present = first(sandbox);
  const url = textOf(body.webhook_url);
  const version = textOf(body.webhook_version);
  if (present === null && url !== null) {
    const events = ['status.updated', 'data.updated'];
    createDestination(sandbox, { label: 'Webhook', url, events, ...(version === null ? {} : { version }) });
  }
  if (present !== null) {
    sandbox.store.destinations.put({
      ...present,
      url: url ?? present.url,
      webhookVersion: version ?? present.webhookVersion,
      secret: body.rotate_secret_key === true ? newSecret() : present.secret,
      updatedAt: isoMicros(sandbox.clock.now()),
    });
  }
  const kept = extras(sandbox);
  const months = body.data_retention_months;
  const next: Extras = {
    capture_method: textOf(body.capture_method) ?? kept.capture_method,
    data_retention_months:
      months === undefined ? kept.data_retention_months : typeof months === 'number' ? months : null,
  };
  sandbox.store.settings.put({ id: EXTRAS, value: JSON.stringify(next) });
}

function urlProblem(value: Json | undefined): Json | null {
  if (value === undefined) return null;
  return typeof value === 'string' && URL.canParse(value) ? null : ['Enter a valid URL.'];
}

function view(sandbox: Sandbox): JsonObject {
  const destination = first(sandbox);
  return {
    webhook_url: destination?.url ?? null,
    webhook_version: destination?.webhookVersion ?? 'v3',
    secret_shared_key: destination?.secret ?? null,
    ...extras(sandbox),
  };
}
