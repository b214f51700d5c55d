import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Sandbox } from '../context.ts';
import { bodyOf, pathPart } from '../http-answers.ts';
import { uuidParam } from '../routing.ts';
import { enqueueSessionEvent } from '../webhook-events.ts';
import { WebhookModeSchema } from '../webhook-mode.ts';
import { CopyBody, copyDelivery, presentDelivery, releaseHeld, tryOut } from './deliveries.ts';
import { presentSession, read } from './reading.ts';

const SendBody = z.object({
  session_id: z.string(),
  type: z.enum(['status.updated', 'data.updated']).default('status.updated'),
});
const ReleaseBody = z.object({ order: z.enum(['oldest', 'newest', 'shuffled']).default('oldest') });

/** Webhooks by hand: send, replay, double, spoil, hold and release. */
export function registerWebhookControl(app: FastifyInstance, sandbox: Sandbox): void {
  const { store } = sandbox;
  app.get('/_sandbox/deliveries', async () => store.deliveries.all().sort((a, b) => a.number - b.number));

  app.post('/_sandbox/webhooks/send', async (request, reply) => {
    const { session_id, type } = read(SendBody, bodyOf(request));
    const session = presentSession(sandbox, session_id);
    store.transaction(() => enqueueSessionEvent(sandbox, session, type));
    sandbox.wakeSender();
    return reply.code(202).send({ queued: true });
  });

  app.post(`/_sandbox/deliveries/${uuidParam('deliveryId')}/replay`, async (request, reply) => {
    const delivery = presentDelivery(sandbox, pathPart(request, 'deliveryId'));
    const order = read(CopyBody, bodyOf(request));
    const ids = store.transaction(() => copyDelivery(sandbox, delivery, order));
    sandbox.wakeSender();
    return reply.code(202).send({ deliveries: ids });
  });

  app.post('/_sandbox/webhooks/release', async (request) => {
    const { order } = read(ReleaseBody, bodyOf(request));
    const released = store.transaction(() => releaseHeld(sandbox, order));
    sandbox.wakeSender();
    return { released };
  });

  app.post(`/_sandbox/webhooks/test/${uuidParam('destination')}`, async (request, reply) => {
    const id = store.transaction(() => tryOut(sandbox, pathPart(request, 'destination')));
    sandbox.wakeSender();
    return reply.code(202).send({ delivery: id });
  });

  app.get('/_sandbox/webhooks/mode', async () => sandbox.webhookMode.read());
  app.put('/_sandbox/webhooks/mode', async (request) => {
    sandbox.webhookMode.change(read(WebhookModeSchema, bodyOf(request)));
    return sandbox.webhookMode.read();
  });
}
