import type { Sandbox } from '../../context.ts';
import type { Markup } from '../../html.ts';
import type { Tamper } from '../../records.ts';
import { TAMPERS } from '../../records.ts';
import type { Option } from './lever.ts';
import { choice, field, lever, section, tick } from './lever.ts';

const SPOILED: Record<Tamper, string> = {
  body: 'body changed after signing',
  signature: 'signed with another secret',
  stale: 'timestamp ten minutes old',
  reencoded: 'JSON written differently',
  test: 'marked as a try-out',
};

export function webhookLevers(sandbox: Sandbox): Markup {
  const mode = sandbox.webhookMode.read();
  const held = sandbox.store.deliveries.all().filter((delivery) => delivery.state === 'held').length;
  const destinations = sandbox.store.destinations.all().map(({ uuid, label }): Option => [uuid, label]);
  const percent = (name: 'duplicate_percent' | 'corrupt_percent' | 'stale_percent', label: string) =>
    field(name, label, 'type="number" min="0" max="100"', mode[name]);
  return section('webhooks', 'Webhooks', [
    lever(
      'How new deliveries go out',
      'Shares of all deliveries, in percent. One at a time keeps the exact order.',
      'webhook-mode',
      [
        percent('duplicate_percent', 'Doubled %'),
        percent('corrupt_percent', 'Corrupted %'),
        percent('stale_percent', 'Too old %'),
        field('delay_ms', 'Delay, ms', 'type="number" min="0" max="3600000"', mode.delay_ms),
        field('parallel', 'At a time', 'type="number" min="1" max="200"', mode.parallel),
        tick('reencode', 'JSON written differently', mode.reencode),
        tick('hold', 'hold back', mode.hold),
      ],
      'Apply',
    ),
    lever(
      'Let go what is held back',
      `${held} ${held === 1 ? 'delivery is' : 'deliveries are'} held back.`,
      'webhook-release',
      [
        choice('order', 'Order', [
          ['oldest', 'oldest first'],
          ['newest', 'newest first'],
          ['shuffled', 'shuffled'],
        ]),
      ],
      'Let go',
    ),
    lever(
      'Announce a session',
      'Its present state, as a new event.',
      'webhook-send',
      [
        field('session', 'Session', 'size="10" placeholder="number or id" required'),
        choice('type', 'Event', ['status.updated', 'data.updated']),
      ],
      'Send',
    ),
    lever(
      'Send a delivery again',
      'The same event, once or often, whole or spoiled.',
      'webhook-copy',
      [
        field('delivery', 'Delivery', 'size="10" placeholder="number or id" required'),
        field('copies', 'Copies', 'type="number" min="1" max="1000"', 1),
        field('delay_ms', 'Delay, ms', 'type="number" min="0"', 0),
        choice('tamper', 'Spoiled', [
          ['', 'not at all'],
          ...TAMPERS.map((one): Option => [one, SPOILED[one]]),
        ]),
        tick('fresh', 'new timestamp', false),
      ],
      'Send again',
    ),
    ...(destinations.length === 0
      ? []
      : [
          lever(
            'Try a destination out',
            'As “Try webhook” in the console: marked, without an event id.',
            'webhook-test',
            [choice('destination', 'Destination', destinations)],
            'Try',
          ),
        ]),
  ]);
}
