import { isoMicros } from '../../clock.ts';
import type { Markup } from '../../html.ts';
import { html } from '../../html.ts';
import { RESOURCES } from '../../keys.ts';
import { type Profile, readBilling } from '../../profile.ts';
import type { ControlParts } from '../parts.ts';
import { choice, field, lever, type Option, section, tick } from './lever.ts';

export function diditLevers({ sandbox, lever: clock }: ControlParts): Markup {
  const now = isoMicros(sandbox.clock.now()).slice(0, 19).replace('T', ' ');
  const ahead = Math.round(clock.aheadSeconds() / 360) / 10;
  return section('didit', 'This Didit', [
    clockLever(now, ahead),
    profileLever(sandbox.profile.read()),
    moneyLever(readBilling(sandbox.store)),
    keyLever(),
    lever(
      'Share token',
      'As the partner application would hand it out.',
      'share',
      [field('session', 'Session', 'size="10" placeholder="number or id" required')],
      'Mint',
    ),
    resetLever(),
  ]);
}

function clockLever(now: string, hoursAhead: number): Markup {
  return lever(
    'Clock',
    `${now} UTC${hoursAhead === 0 ? '' : `, ${hoursAhead} hours ahead`}. Lets links, sessions and keys run out.`,
    'clock',
    [field('hours', 'Hours further (0 = real time)', 'type="number" min="0" max="9600" step="0.5"', 24)],
    'Set',
  );
}

function profileLever({ dialect, auth, deletion }: Profile): Markup {
  const dialects: Option[] = [
    ['current', 'as today'],
    ['seed', 'with flat flags'],
    ['both', 'either way'],
  ];
  const refusals: Option[] = [
    ['newest', '401'],
    ['july', '403'],
  ];
  const deletions: Option[] = [
    ['200', '200 with a body'],
    ['204', '204'],
  ];
  return lever(
    'Which description is imitated',
    'Didit’s own documents disagree here.',
    'profile',
    [
      choice('dialect', 'Workflows are written', dialects, dialect),
      choice('auth', 'A wrong key gets', refusals, auth),
      choice('deletion', 'Deleting answers', deletions, deletion),
    ],
    'Imitate',
  );
}

function moneyLever(billing: ReturnType<typeof readBilling>): Markup {
  return lever(
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
  );
}

function keyLever(): Markup {
  return lever(
    'Named key',
    'Has the rights chosen here, beside the primary key.',
    'key',
    [
      field('label', 'Label', 'size="14" required'),
      html`<fieldset class="grid"><legend class="off">Rights</legend>${RESOURCES.map((name) => choice(name, name.replaceAll('_', ' '), ['none', 'read', 'write'], 'read'))}</fieldset>`,
    ],
    'Create',
  );
}

function resetLever(): Markup {
  const seeds: Option[] = [
    ['', 'what it started with'],
    ['demo', 'the demo'],
    ['empty', 'nothing'],
  ];
  return lever(
    'Start over',
    'Sessions, log and settings are gone; the demo is drawn anew.',
    'reset',
    [choice('seed', 'With', seeds)],
    'Reset',
    'quiet',
  );
}
