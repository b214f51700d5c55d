import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { isoMicros } from '../clock.ts';
import { PARTNER_APPLICATION_ID, type Sandbox } from '../context.ts';
import { mintShare } from '../didit/session-share.ts';
import { bodyOf, pathPart, Refusal } from '../http-answers.ts';
import { createKey, KeySpecSchema } from '../keys.ts';
import { BillingSchema, changeBilling, ProfileSchema, readBilling } from '../profile.ts';
import type { RateLimits } from '../rate-limit.ts';
import { SCOPE_NAMES } from '../rate-limit.ts';
import { uuidParam } from '../routing.ts';
import type { ClockLever } from './clock-lever.ts';
import { presentSession, read } from './reading.ts';

const ClockBody = z.union([
  z.object({
    advance_seconds: z
      .number()
      .min(0)
      .max(400 * 86_400),
  }),
  z.object({ reset: z.literal(true) }),
]);
const LimitBody = z.object({ scope: z.enum(SCOPE_NAMES), identity: z.string().optional() });
const RaiseBody = z.object({ times: z.number().int().min(1).max(1000) });
const ShareBody = z.object({ session_id: z.string(), ttl_in_seconds: z.number().int().min(1).default(3600) });

/** What kind of Didit this is: its clock, keys, money, answers and limits. */
export function registerSettingsControl(
  app: FastifyInstance,
  sandbox: Sandbox,
  lever: ClockLever,
  limits: RateLimits,
): void {
  const { store } = sandbox;
  const tellClock = () => ({ now: isoMicros(sandbox.clock.now()), ahead_seconds: lever.aheadSeconds() });
  app.get('/_sandbox/clock', async () => tellClock());
  app.post('/_sandbox/clock', async (request) => {
    const order = read(ClockBody, bodyOf(request));
    lever.set('reset' in order ? 0 : lever.aheadSeconds() + order.advance_seconds);
    return tellClock();
  });

  app.get('/_sandbox/profile', async () => sandbox.profile.read());
  app.put('/_sandbox/profile', async (request) => {
    const { auth, deletion, dialect } = read(ProfileSchema.partial(), bodyOf(request));
    return sandbox.profile.change({
      ...(auth === undefined ? {} : { auth }),
      ...(deletion === undefined ? {} : { deletion }),
      ...(dialect === undefined ? {} : { dialect }),
    });
  });

  app.get('/_sandbox/billing', async () => readBilling(store));
  app.put('/_sandbox/billing', async (request) => {
    const part = read(BillingSchema, { ...readBilling(store), ...bodyOf(request) });
    return store.transaction(() => changeBilling(store, part));
  });

  app.get('/_sandbox/limits', async () => limits.uses());
  app.put('/_sandbox/limits', async (request) => {
    const { times } = read(RaiseBody, bodyOf(request));
    limits.raise(times);
    return { times };
  });
  app.post('/_sandbox/limits/exhaust', async (request) => {
    const { scope, identity } = read(LimitBody, bodyOf(request));
    limits.exhaust(scope, identity ?? sandbox.apiKey);
    return { exhausted: scope };
  });
  app.delete('/_sandbox/limits', async () => {
    limits.clear();
    return { cleared: true };
  });

  app.get('/_sandbox/mail', async () => store.mails.all().sort((a, b) => b.number - a.number));
  registerKeyControl(app, sandbox);

  // A token as the partner application would hand it out, so that an import can be tried without a second Didit.
  app.post('/_sandbox/shares', async (request, reply) => {
    const { session_id, ttl_in_seconds } = read(ShareBody, bodyOf(request));
    const session = presentSession(sandbox, session_id);
    const ttl = ttl_in_seconds;
    const token = mintShare(sandbox, session, PARTNER_APPLICATION_ID, sandbox.applicationId, ttl);
    return reply.code(201).send({ share_token: token });
  });
}

function registerKeyControl(app: FastifyInstance, sandbox: Sandbox): void {
  const { store } = sandbox;
  app.get('/_sandbox/keys', async () => store.keys.all());
  app.post('/_sandbox/keys', async (request, reply) => {
    const spec = read(KeySpecSchema, bodyOf(request));
    return reply.code(201).send(store.transaction(() => createKey(sandbox, spec)));
  });
  app.delete(`/_sandbox/keys/${uuidParam('keyId')}`, async (request, reply) => {
    const id = pathPart(request, 'keyId');
    if (store.keys.get(id) === undefined) throw new Refusal(404, { detail: 'Key not found.' });
    store.transaction(() => store.keys.remove(id));
    return reply.code(204).send();
  });
}
