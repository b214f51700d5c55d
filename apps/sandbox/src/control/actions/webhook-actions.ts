import type { Sandbox } from '../../context.ts';
import { enqueueSessionEvent } from '../../webhook-events.ts';
import { WebhookModeSchema } from '../../webhook-mode.ts';
import { CopyBody, copyDelivery, presentDelivery, releaseHeld, tryOut } from '../deliveries.ts';
import { read } from '../reading.ts';
import type { Action } from './form.ts';
import { namedSession } from './form.ts';

/** Webhooks by hand: sent, sent again, spoiled, held back and let go. */
export function webhookActions(sandbox: Sandbox): Record<string, Action> {
  const { store } = sandbox;
  return {
    'webhook-send': (form) => {
      const session = namedSession(sandbox, form.text('session'));
      const type = form.text('type') === 'data.updated' ? 'data.updated' : 'status.updated';
      store.transaction(() => enqueueSessionEvent(sandbox, session, type));
      sandbox.wakeSender();
      return `${type} of session ${session.number} was announced.`;
    },
    'webhook-test': (form) => {
      store.transaction(() => tryOut(sandbox, form.text('destination') ?? ''));
      sandbox.wakeSender();
      return 'A try-out is on its way.';
    },
    'webhook-copy': (form) => {
      const said = form.text('delivery') ?? '';
      const numbered = store.deliveries.all().find(({ number }) => String(number) === said);
      const delivery = numbered ?? presentDelivery(sandbox, said);
      const order = read(CopyBody, {
        copies: form.number('copies'),
        delay_ms: form.number('delay_ms'),
        tamper: form.text('tamper'),
        fresh_timestamp: form.checked('fresh'),
      });
      store.transaction(() => copyDelivery(sandbox, delivery, order));
      sandbox.wakeSender();
      const times = order.copies === 1 ? '' : `, ${order.copies} times`;
      return `Delivery ${delivery.number} was sent again${times}.`;
    },
    'webhook-mode': (form) => {
      const mode = read(WebhookModeSchema, {
        hold: form.checked('hold'),
        reencode: form.checked('reencode'),
        delay_ms: form.number('delay_ms'),
        parallel: form.number('parallel'),
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
