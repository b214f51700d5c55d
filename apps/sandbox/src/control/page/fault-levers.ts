import type { Markup } from '../../html.ts';
import { html } from '../../html.ts';
import { SCOPE_NAMES } from '../../rate-limit.ts';
import type { FaultRule, Faults } from '../faults.ts';
import { FAULT_MODES } from '../faults.ts';
import type { Option } from './lever.ts';
import { choice, field, lever, rowButton, section } from './lever.ts';

const WORDS: Record<FaultRule['mode'], string> = {
  latency: 'answers late',
  status: 'answers the status below',
  throttled: '429 with Retry-After',
  empty_500: '500 without a body',
  html_502: '502 as an HTML page',
  applied_no_answer: 'carries it out, answers nothing',
  applied_500: 'carries it out, answers 500',
  reset: 'resets the connection',
  half_open: 'stays silent for ever',
  truncated: 'breaks off in the middle (PDF, JSON)',
};

export function faultLevers(faults: Faults): Markup {
  const rules = faults.list();
  const items = rules.map(
    (rule, place) =>
      html`<li><span><b>${rule.method === '*' ? 'Any method' : rule.method}</b> ${rule.path === '' ? 'on every path' : rule.path}: ${describe(rule)}, ${rule.times === undefined ? 'always' : `${rule.times} more`}</span>${rowButton('fault-heal', 'place', place, 'Heal', `fault ${place + 1}`)}</li>`,
  );
  return section('faults', 'Faults and limits', [
    lever(
      'Break something',
      'Whoever calls such a path gets this instead of an answer.',
      'fault',
      [
        choice('method', 'Method', [['*', 'any'], 'GET', 'POST', 'PATCH', 'DELETE']),
        field('path', 'Path contains', 'size="24" placeholder="/v3/session/*/decision/"'),
        choice(
          'mode',
          'Didit',
          FAULT_MODES.map((mode): Option => [mode, WORDS[mode]]),
        ),
        field('status', 'Status', 'type="number" min="200" max="599" placeholder="503"'),
        field('latency_ms', 'Late by, ms', 'type="number" min="0" max="120000" placeholder="1000"'),
        field('times', 'Times', 'type="number" min="1" placeholder="always"'),
      ],
      'Break',
    ),
    rules.length === 0 ? html`<p class="none">Everything works.</p>` : html`<ul class="rules">${items}</ul>`,
    ...(rules.length < 2
      ? []
      : [
          lever(
            'Heal everything',
            `${rules.length} faults are in force.`,
            'faults-clear',
            [],
            'Heal all',
            'quiet',
          ),
        ]),
    lever(
      'Use up a limit',
      'As if this key had called that often just now.',
      'limit',
      [
        choice('scope', 'Limit', SCOPE_NAMES),
        field('identity', 'Key or address', 'size="20" placeholder="the primary key"'),
      ],
      'Use up',
    ),
    lever('Forget the limits', 'All windows are empty again.', 'limits-clear', [], 'Forget', 'quiet'),
  ]);
}

function describe(rule: FaultRule): string {
  if (rule.mode === 'status') return `answers ${rule.status}`;
  return rule.mode === 'latency' ? `answers ${rule.latency_ms} ms late` : WORDS[rule.mode];
}
