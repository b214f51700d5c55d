import { isoMicros } from '../../clock.ts';
import type { Markup } from '../../html.ts';
import { html, trusted } from '../../html.ts';
import type { ControlParts } from '../parts.ts';
import type { TrafficState } from '../traffic.ts';
import { diditLevers } from './didit-levers.ts';
import { faultLevers } from './fault-levers.ts';
import { records } from './records.ts';
import { sessionLevers } from './session-levers.ts';
import { STYLE } from './style.ts';
import { webhookLevers } from './webhook-levers.ts';

/** What a person sees at `/_sandbox`: levers above, and below what happened. Works without scripts. */
export function controlPage(
  parts: ControlParts,
  traffic: TrafficState,
  said: string | null,
  refused: string | null,
): string {
  const { sandbox, faults } = parts;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Local Didit</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header><div><h1>Local Didit</h1><p>A sandbox: every person, document and list here is invented.</p></div>${standing(parts)}</header>
<div class="frame">
<nav aria-label="Sections">${NAV.map(
    ([group, links]) =>
      html`<p>${group}</p><ul>${links.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ul>`,
  )}</nav>
<main>
${said === null ? null : html`<p class="said" role="status">${said}</p>`}
${refused === null ? null : html`<p class="said refused" role="alert">${refused}</p>`}
${sessionLevers(sandbox, traffic)}
${webhookLevers(sandbox)}
${faultLevers(faults)}
${diditLevers(parts)}
${records(sandbox)}
</main>
</div>
</body>
</html>`.markup;
}

const NAV: [group: string, links: [id: string, label: string][]][] = [
  [
    'Levers',
    [
      ['sessions', 'Play sessions'],
      ['webhooks', 'Webhooks'],
      ['faults', 'Faults and limits'],
      ['didit', 'This Didit'],
    ],
  ],
  [
    'What happened',
    [
      ['list', 'Newest sessions'],
      ['ledger', 'Applied effects'],
      ['deliveries', 'Deliveries'],
      ['mail', 'Mail'],
    ],
  ],
  [
    'Good to know',
    [
      ['keys', 'Named keys'],
      ['magic', 'Magic values'],
    ],
  ],
];

/** The few figures one looks for first; what is out of the ordinary stands out. */
function standing({ sandbox, faults, lever }: ControlParts): Markup {
  const { store } = sandbox;
  const count = (state: string) => store.deliveries.all().filter((one) => one.state === state).length;
  const broken = faults.list().length;
  const pending = count('pending') + count('held');
  const figures: [label: string, value: string | number, odd: boolean][] = [
    ['Sessions', store.sessions.all().filter((session) => session.deletedAt === null).length, false],
    ['Webhooks waiting', pending, pending > 0],
    ['Webhooks failed', count('failed'), count('failed') > 0],
    ['Faults', broken, broken > 0],
    ['Clock (UTC)', isoMicros(sandbox.clock.now()).slice(5, 16).replace('T', ' '), lever.aheadSeconds() > 0],
  ];
  return html`<dl>${figures.map(([label, value, odd]) => html`<div class="${odd ? 'odd' : ''}"><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}
