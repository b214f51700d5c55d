import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { sessionUrl } from '../didit/decision.ts';
import { fullName } from '../didit/session-row.ts';
import type { Markup } from '../html.ts';
import { html, trusted } from '../html.ts';
import type { DeliveryRecord, SessionRecord } from '../records.ts';
import { warningsOf } from '../records.ts';
import type { Faults } from './faults.ts';
import { machineSection, playSection, webhookSection } from './page-forms.ts';
import { STYLE } from './page-style.ts';
import type { ControlParts } from './parts.ts';
import type { TrafficState } from './traffic.ts';

const ROWS = 60;
const SESSION_ROWS = 200;

/** What a person sees at `/_sandbox`: levers above, and below what happened. Works without scripts. */
export function controlPage(
  parts: ControlParts,
  traffic: TrafficState,
  said: string | null,
  refused: string | null,
): string {
  const { sandbox, faults, lever } = parts;
  const { store } = sandbox;
  const sessions = store.sessions.all().sort((a, b) => b.number - a.number);
  const held = store.deliveries.all().filter((delivery) => delivery.state === 'held').length;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Local Didit</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header><h1>Local Didit</h1><p>A sandbox: every person, document and list here is invented.</p>
<nav aria-label="Sections"><ul>${NAV.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ul></nav></header>
<main>
${said === null ? null : html`<p class="said" role="status">${said}</p>`}
${refused === null ? null : html`<p class="refused" role="alert">${refused}</p>`}
${playSection(traffic)}
${webhookSection(sandbox.webhookMode.read(), held)}
${machineSection(isoMicros(sandbox.clock.now()), lever.aheadSeconds())}
<section aria-labelledby="sessions"><h2 id="sessions">Newest sessions (${sessions.length} in all)</h2>
${table(
  'sessions',
  ['No.', 'Person', 'Status', 'Warnings', 'Customer', 'Created', 'Page'],
  sessions.slice(0, SESSION_ROWS).map((session) => sessionCells(sandbox, session)),
)}</section>
${records(sandbox, faults)}
</main>
</body>
</html>`;
  return page.markup;
}

const NAV: [id: string, label: string][] = [
  ['play', 'Play'],
  ['webhooks', 'Webhooks'],
  ['machine', 'Faults, clock, reset'],
  ['sessions', 'Sessions'],
  ['ledger', 'Applied effects'],
  ['deliveries', 'Deliveries'],
  ['mail', 'Mail'],
];

/** What happened: effects, deliveries, the faults in force and the mail that would have been sent. */
function records(sandbox: Sandbox, faults: Faults): Markup {
  const { store } = sandbox;
  const ledger = store.ledger().toReversed().slice(0, ROWS);
  const deliveries = store.deliveries
    .all()
    .sort((a, b) => b.number - a.number)
    .slice(0, ROWS);
  const mails = store.mails.all().sort((a, b) => b.number - a.number);
  return html`<section aria-labelledby="ledger"><h2 id="ledger">Applied effects</h2>
${table(
  'ledger',
  ['Seq', 'When', 'What', 'Session', 'From', 'To', 'By', 'Comment'],
  ledger.map((entry) => [
    entry.seq,
    entry.at,
    entry.kind,
    entry.session_id,
    entry.from,
    entry.to,
    entry.actor,
    entry.comment,
  ]),
)}</section>
<section aria-labelledby="deliveries"><h2 id="deliveries">Webhook deliveries</h2>
${table(
  'deliveries',
  ['No.', 'Event', 'Status told', 'Session', 'State', 'Answers', 'Again'],
  deliveries.map(deliveryCells),
)}</section>
<section aria-labelledby="faults"><h2 id="faults">Faults in force</h2>
${table(
  'faults',
  ['Method', 'Path', 'Mode', 'Left'],
  faults.list().map((rule) => [rule.method, rule.path, rule.mode, rule.times ?? 'always']),
)}</section>
<section aria-labelledby="mail"><h2 id="mail">Mail that Didit would have sent</h2>
${table(
  'mail',
  ['When', 'To', 'Subject', 'Code'],
  mails.slice(0, ROWS).map((mail) => [mail.at, mail.to, mail.subject, mail.code]),
)}</section>`;
}

type Cell = string | number | null | Markup;

function deliveryCells(delivery: DeliveryRecord): Cell[] {
  const answers = delivery.attempts.map((attempt) => attempt.status ?? attempt.error).join(', ');
  const again = html`<form method="post" action="/_sandbox/do/webhook-copy"><input type="hidden" name="delivery" value="${delivery.id}"><button class="quiet">Send again<span class="off"> delivery ${delivery.number}</span></button></form>`;
  return [
    delivery.number,
    delivery.webhookType + (delivery.tamper === undefined ? '' : ` (${delivery.tamper})`),
    delivery.sessionStatus,
    delivery.sessionId,
    delivery.state,
    answers,
    again,
  ];
}

function sessionCells(sandbox: Sandbox, session: SessionRecord): Cell[] {
  const risks = warningsOf(session.blocks)
    .filter((warning) => warning.log_type !== 'information')
    .map((warning) => warning.risk);
  return [
    session.number,
    fullName(session) ?? '–',
    session.deletedAt === null ? session.status : `${session.status} (deleted)`,
    risks.join(', '),
    session.vendorData,
    session.createdAt.slice(0, 16).replace('T', ' '),
    html`<a href="${new URL(sessionUrl(sandbox, session)).pathname}">open<span class="off"> page of session ${session.number}</span></a>`,
  ];
}

function table(id: string, heads: string[], rows: Cell[][]): Markup {
  if (rows.length === 0) return html`<p>Nothing yet.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}
