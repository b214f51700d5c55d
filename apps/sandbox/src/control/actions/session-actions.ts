import type { Sandbox } from '../../context.ts';
import { BulkBody, playMany } from '../load.ts';
import { changeByHand, StatusBody } from '../parts.ts';
import { PlayBody, playNew } from '../play-new.ts';
import { read } from '../reading.ts';
import type { Traffic } from '../traffic.ts';
import { TrafficBody } from '../traffic.ts';
import type { Action, Form } from './form.ts';
import { namedSession } from './form.ts';

/** Sessions: one, many, a stream, and a status changed around the API. */
export function sessionActions(sandbox: Sandbox, traffic: Traffic): Record<string, Action> {
  return {
    play: (form) => {
      const same = form.text('same_person_as');
      const order = {
        scenario: form.text('scenario'),
        vendor_data: form.text('vendor_data'),
        workflow_id: form.text('workflow_id'),
        webhook: form.checked('webhook'),
        same_person_as: same === undefined ? undefined : namedSession(sandbox, same).id,
      };
      const session = playNew(sandbox, read(PlayBody, order));
      return `Session ${session.number} is ${session.status}.`;
    },
    bulk: async (form) => {
      const order = read(BulkBody, {
        count: form.number('count'),
        webhook: form.checked('webhook'),
        spread_days: form.number('spread_days'),
        ...mixOf(form),
      });
      const { created } = await playMany(sandbox, order);
      sandbox.wakeSender();
      return `${created} sessions were created.`;
    },
    traffic: (form) => {
      const order = { count: form.number('count'), per_second: form.number('per_second') };
      traffic.start(read(TrafficBody, { ...order, webhook: form.checked('webhook'), ...mixOf(form) }));
      return `${order.count ?? 0} sessions arrive, ${order.per_second ?? 0} per second.`;
    },
    'traffic-stop': () => `Stopped after ${traffic.stop().created} sessions.`,
    status: (form) => {
      const order = read(StatusBody, {
        status: form.text('status'),
        actor: form.text('actor'),
        webhook: form.checked('webhook'),
        comment: form.text('comment'),
      });
      const changed = changeByHand(sandbox, namedSession(sandbox, form.text('session')).id, order);
      return `Session ${changed.number} is ${changed.status}${order.webhook ? '' : ', and nobody was told'}.`;
    },
  };
}

function mixOf(form: Form): { scenario_mix?: Record<string, number> } {
  const scenario = form.text('scenario');
  return scenario === undefined ? {} : { scenario_mix: { [scenario]: 1 } };
}
