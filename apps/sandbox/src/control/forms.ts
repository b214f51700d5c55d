import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../context.ts';
import { isDetail, queryPart, Refusal } from '../http-answers.ts';
import { enqueueSessionEvent } from '../webhook-events.ts';
import { WebhookModeSchema } from '../webhook-mode.ts';
import { CopyBody, copyDelivery, presentDelivery, releaseHeld } from './deliveries.ts';
import { FaultRuleSchema } from './faults.ts';
import { BulkBody, playMany } from './load.ts';
import { controlPage } from './page.ts';
import type { ControlParts } from './parts.ts';
import { changeByHand, resetAll, StatusBody } from './parts.ts';
import { PlayBody, playNew } from './play-new.ts';
import { presentSession, read } from './reading.ts';
import type { Traffic } from './traffic.ts';
import { TrafficBody } from './traffic.ts';

type Form = {
  text: (name: string) => string | undefined;
  number: (name: string) => number | undefined;
  checked: (name: string) => boolean;
};
type Action = (form: Form) => string | Promise<string>;

/**
 * The control page's buttons. Each is a plain form that posts, does one thing and leads back to the page with a
 * sentence about it, so the page works without scripts.
 */
export function registerControlForms(app: FastifyInstance, parts: ControlParts, traffic: Traffic): void {
  app.get('/_sandbox', async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(controlPage(parts, traffic.state(), queryPart(request, 'said'), queryPart(request, 'refused'))),
  );
  const actions: Record<string, Action> = {
    ...sessionActions(parts.sandbox, traffic),
    ...webhookActions(parts.sandbox),
    ...machineActions(parts, traffic),
  };
  for (const [name, act] of Object.entries(actions)) {
    app.post(`/_sandbox/do/${name}`, async (request, reply) => {
      const told = new URLSearchParams();
      try {
        told.set('said', await act(formOf(typeof request.body === 'string' ? request.body : '')));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        told.set('refused', refusalText(error));
      }
      return reply.redirect(`/_sandbox?${told}`, 303);
    });
  }
}

function formOf(body: string): Form {
  const fields = new URLSearchParams(body);
  const text = (name: string) => fields.get(name)?.trim() || undefined;
  return {
    text,
    number: (name) => (text(name) === undefined ? undefined : Number(text(name))),
    checked: (name) => fields.get(name) === 'yes',
  };
}

function refusalText(refusal: Refusal): string {
  const { body } = refusal;
  return isDetail(body) ? body.detail : JSON.stringify(body);
}

function sessionActions(sandbox: Sandbox, traffic: Traffic): Record<string, Action> {
  return {
    play: (form) => {
      const order = { scenario: form.text('scenario'), vendor_data: form.text('vendor_data') };
      const session = playNew(sandbox, read(PlayBody, order));
      return `Session ${session.number} is ${session.status}.`;
    },
    bulk: async (form) => {
      const scenario = form.text('scenario');
      const mix = scenario === undefined ? {} : { scenario_mix: { [scenario]: 1 } };
      const order = read(BulkBody, { count: form.number('count'), webhook: form.checked('webhook'), ...mix });
      const { created } = await playMany(sandbox, order);
      sandbox.wakeSender();
      return `${created} sessions were created.`;
    },
    traffic: (form) => {
      const order = { count: form.number('count'), per_second: form.number('per_second') };
      traffic.start(read(TrafficBody, order));
      return `${order.count ?? 0} sessions arrive, ${order.per_second ?? 0} per second.`;
    },
    'traffic-stop': () => `Stopped after ${traffic.stop().created} sessions.`,
    status: (form) => {
      const number = form.number('number');
      const found = sandbox.store.sessions.all().find((session) => session.number === number);
      if (found === undefined) throw new Refusal(404, { detail: `There is no session ${number ?? ''}.` });
      const order = read(StatusBody, {
        status: form.text('status'),
        actor: form.text('actor'),
        webhook: form.checked('webhook'),
        comment: form.text('comment'),
      });
      const changed = changeByHand(sandbox, found.id, order);
      return `Session ${changed.number} is ${changed.status}${order.webhook ? '' : ', and nobody was told'}.`;
    },
  };
}

function webhookActions(sandbox: Sandbox): Record<string, Action> {
  const { store } = sandbox;
  return {
    'webhook-send': (form) => {
      const session = presentSession(sandbox, form.text('session_id') ?? '');
      store.transaction(() => enqueueSessionEvent(sandbox, session, 'status.updated'));
      sandbox.wakeSender();
      return `The status of session ${session.number} was announced.`;
    },
    'webhook-copy': (form) => {
      const delivery = presentDelivery(sandbox, form.text('delivery') ?? '');
      const order = read(CopyBody, {
        copies: form.number('copies'),
        delay_ms: form.number('delay_ms'),
        tamper: form.text('tamper'),
        fresh_timestamp: form.checked('fresh'),
      });
      store.transaction(() => copyDelivery(sandbox, delivery, order));
      sandbox.wakeSender();
      return `Delivery ${delivery.number} was sent again, ${order.copies} times.`;
    },
    'webhook-mode': (form) => {
      const mode = read(WebhookModeSchema, {
        hold: form.checked('hold'),
        reencode: form.checked('reencode'),
        delay_ms: form.number('delay_ms'),
        duplicate_percent: form.number('duplicate_percent'),
        corrupt_percent: form.number('corrupt_percent'),
        stale_percent: form.number('stale_percent'),
      });
      sandbox.webhookMode.change(mode);
      return 'New deliveries follow the settings.';
    },
    'webhook-release': (form) => {
      const wanted = form.text('order');
      const order = wanted === 'newest' || wanted === 'shuffled' ? wanted : 'oldest';
      const released = store.transaction(() => releaseHeld(sandbox, order));
      sandbox.wakeSender();
      return `${released} deliveries were let go.`;
    },
  };
}

function machineActions(parts: ControlParts, traffic: Traffic): Record<string, Action> {
  const { faults, lever } = parts;
  return {
    reset: (form) => {
      const seed = form.text('seed');
      resetAll(parts, traffic, seed === 'demo' || seed === 'empty' ? seed : undefined);
      return 'Everything is as on the first day.';
    },
    fault: (form) => {
      const rule = read(FaultRuleSchema, {
        method: form.text('method') ?? '*',
        path: form.text('path') ?? '',
        mode: form.text('mode'),
        status: form.number('status'),
        latency_ms: form.number('latency_ms'),
        times: form.number('times'),
      });
      faults.replace([...faults.list(), rule]);
      return `Requests to ${rule.path === '' ? 'every path' : rule.path} now fail: ${rule.mode}.`;
    },
    'faults-clear': () => {
      faults.replace([]);
      return 'No faults any more.';
    },
    clock: (form) => {
      const hours = form.number('hours') ?? 0;
      if (!(hours >= 0 && hours <= 9600)) throw new Refusal(400, { detail: 'Hours must be 0 to 9600.' });
      lever.set(hours === 0 ? 0 : lever.aheadSeconds() + hours * 3600);
      return hours === 0 ? 'The clock shows the real time.' : `The clock is ${hours} hours further.`;
    },
  };
}
