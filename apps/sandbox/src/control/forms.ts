import type { FastifyInstance } from 'fastify';
import { isDetail, queryPart, Refusal } from '../http-answers.ts';
import { diditActions } from './actions/didit-actions.ts';
import { faultActions } from './actions/fault-actions.ts';
import type { Action } from './actions/form.ts';
import { formOf } from './actions/form.ts';
import { sessionActions } from './actions/session-actions.ts';
import { webhookActions } from './actions/webhook-actions.ts';
import { controlPage } from './page/page.ts';
import type { ControlParts } from './parts.ts';
import type { Traffic } from './traffic.ts';

/**
 * The control page's buttons. Each is a plain form that posts, does one thing and leads back to its section with a
 * sentence about it, so the page works without scripts.
 */
export function registerControlForms(app: FastifyInstance, parts: ControlParts, traffic: Traffic): void {
  app.get('/_sandbox', async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(controlPage(parts, traffic.state(), queryPart(request, 'said'), queryPart(request, 'refused'))),
  );
  const sections: [section: string, actions: Record<string, Action>][] = [
    ['sessions', sessionActions(parts.sandbox, traffic)],
    ['webhooks', webhookActions(parts.sandbox)],
    ['faults', faultActions(parts)],
    ['didit', diditActions(parts, traffic)],
  ];
  for (const [section, actions] of sections) {
    for (const [name, act] of Object.entries(actions)) registerAction(app, section, name, act);
  }
}

function registerAction(app: FastifyInstance, section: string, name: string, act: Action): void {
  app.post(`/_sandbox/do/${name}`, async (request, reply) => {
    const told = new URLSearchParams();
    try {
      told.set('said', await act(formOf(typeof request.body === 'string' ? request.body : '')));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      told.set('refused', refusalText(error));
    }
    return reply.redirect(`/_sandbox?${told}#${section}`, 303);
  });
}

function refusalText({ body }: Refusal): string {
  return isDetail(body) ? body.detail : JSON.stringify(body);
}
