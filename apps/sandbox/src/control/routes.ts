import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Sandbox } from '../context.ts';
import { bodyOf, pathPart, queryPart } from '../http-answers.ts';
import { uuidParam } from '../routing.ts';
import { SCENARIOS } from '../scenarios/catalogue.ts';
import { magicValuesOf } from '../scenarios/magic-values.ts';
import type { Faults } from './faults.ts';
import { FaultRuleSchema } from './faults.ts';
import { registerControlForms } from './forms.ts';
import { BulkBody, playMany } from './load.ts';
import type { ControlParts } from './parts.ts';
import { changeByHand, resetAll, StatusBody } from './parts.ts';
import { PlayBody, playNew } from './play-new.ts';
import { read } from './reading.ts';
import { registerSettingsControl } from './settings-routes.ts';
import type { Traffic } from './traffic.ts';
import { createTraffic, TrafficBody } from './traffic.ts';
import { registerWebhookControl } from './webhook-routes.ts';

/** Levers for people and tests under `/_sandbox`. No key, and never a part of Didit. */
export function registerControl(app: FastifyInstance, parts: ControlParts): void {
  const { sandbox, faults, limits, lever } = parts;
  const { store } = sandbox;
  const traffic = createTraffic(sandbox, (error) => app.log.error({ err: error }, 'traffic stopped'));
  app.addHook('onClose', async () => {
    traffic.stop();
  });

  app.get('/_sandbox/scenarios', async () =>
    SCENARIOS.map(({ slug, title, outcome, needs }) => ({
      slug,
      title,
      outcome,
      needs,
      magic_values: magicValuesOf(slug),
    })),
  );

  app.post('/_sandbox/sessions', async (request, reply) => {
    const session = playNew(sandbox, read(PlayBody, bodyOf(request)));
    return reply.code(201).send({ session_id: session.id, status: session.status });
  });

  app.post(`/_sandbox/sessions/${uuidParam('sessionId')}/status`, async (request) => {
    const order = read(StatusBody, bodyOf(request));
    const changed = changeByHand(sandbox, pathPart(request, 'sessionId'), order);
    return { session_id: changed.id, status: changed.status };
  });

  app.get('/_sandbox/ledger', async (request) => store.ledger(queryPart(request, 'session_id') ?? undefined));

  registerLoad(app, sandbox, traffic);
  registerFaultRoutes(app, faults);
  registerWebhookControl(app, sandbox);
  registerSettingsControl(app, sandbox, lever, limits);
  registerControlForms(app, parts, traffic);

  app.post('/_sandbox/reset', async (request) => {
    const { seed } = read(z.object({ seed: z.enum(['demo', 'empty']).optional() }), bodyOf(request));
    resetAll(parts, traffic, seed);
    return { sessions: store.sessions.all().length };
  });
}

function registerLoad(app: FastifyInstance, sandbox: Sandbox, traffic: Traffic): void {
  app.post('/_sandbox/bulk', async (request, reply) => {
    const order = read(BulkBody, bodyOf(request));
    const told = await playMany(sandbox, order);
    sandbox.wakeSender();
    return reply.code(201).send(told);
  });
  app.get('/_sandbox/traffic', async () => traffic.state());
  app.post('/_sandbox/traffic', async (request, reply) =>
    reply.code(202).send(traffic.start(read(TrafficBody, bodyOf(request)))),
  );
  app.delete('/_sandbox/traffic', async () => traffic.stop());
}

function registerFaultRoutes(app: FastifyInstance, faults: Faults): void {
  app.get('/_sandbox/faults', async () => ({ rules: faults.list() }));
  app.put('/_sandbox/faults', async (request) => {
    faults.replace(read(z.object({ rules: z.array(FaultRuleSchema) }), bodyOf(request)).rules);
    return { rules: faults.list() };
  });
  app.delete('/_sandbox/faults', async () => {
    faults.replace([]);
    return { rules: [] };
  });
}
