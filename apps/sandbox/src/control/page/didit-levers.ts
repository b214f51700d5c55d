import { isoMicros } from '../../clock.ts';
import type { Markup } from '../../html.ts';
import { html } from '../../html.ts';
import { RESOURCES } from '../../keys.ts';
import { readBilling } from '../../profile.ts';
import type { ControlParts } from '../parts.ts';
import { choice, field, lever, section, tick } from './lever.ts';

export function diditLevers({ sandbox, lever: clock }: ControlParts): Markup {
  const profile = sandbox.profile.read();
  const billing = readBilling(sandbox.store);
  const now = isoMicros(sandbox.clock.now()).slice(0, 19).replace('T', ' ');
  const ahead = Math.round(clock.aheadSeconds() / 360) / 10;
  return section('didit', 'This Didit', [
    lever(
      'Clock',
      `${now} UTC${ahead === 0 ? '' : `, ${ahead} hours ahead`}. Lets links, sessions and keys run out.`,
      'clock',
      [field('hours', 'Hours further (0 = real time)', 'type="number" min="0" max="9600" step="0.5"', 24)],
      'Set',
    ),
    lever(
      'Which description is imitated',
      'Didit’s own documents disagree here.',
      'profile',
      [
        choice(
          'dialect',
          'Workflows are written',
          [
            ['current', 'as today'],
            ['seed', 'with flat flags'],
            ['both', 'either way'],
          ],
          profile.dialect,
        ),
        choice(
          'auth',
          'A wrong key gets',
          [
            ['newest', '401'],
            ['july', '403'],
          ],
          profile.auth,
        ),
        choice(
          'deletion',
          'Deleting answers',
          [
            ['200', '200 with a body'],
            ['204', '204'],
          ],
          profile.deletion,
        ),
      ],
      'Imitate',
    ),
    lever(
      'Money',
      'Creating sessions fails at zero only when it is enforced.',
      'billing',
      [
        field('balance', 'Balance, USD', 'type="number" min="0" step="0.0001"', Number(billing.balance)),
        tick('auto_refill_enabled', 'automatic refill', billing.auto_refill_enabled),
        tick('annual_plan', 'annual plan', billing.annual_plan),
        tick('enforced', 'enforced', billing.enforced),
      ],
      'Apply',
    ),
    lever(
      'Named key',
      'Has the rights chosen here, beside the primary key.',
      'key',
      [
        field('label', 'Label', 'size="14" required'),
        html`<fieldset class="grid"><legend class="off">Rights</legend>${RESOURCES.map((name) => choice(name, name.replaceAll('_', ' '), ['none', 'read', 'write'], 'read'))}</fieldset>`,
      ],
      'Create',
    ),
    lever(
      'Share token',
      'As the partner application would hand it out.',
      'share',
      [field('session', 'Session', 'size="10" placeholder="number or id" required')],
      'Mint',
    ),
    lever(
      'Start over',
      'Sessions, log and settings are gone; the demo is drawn anew.',
      'reset',
      [
        choice('seed', 'With', [
          ['', 'what it started with'],
          ['demo', 'the demo'],
          ['empty', 'nothing'],
        ]),
      ],
      'Reset',
      'quiet',
    ),
  ]);
}
