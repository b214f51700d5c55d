import type { Sandbox } from '../context.ts';
import { sessionUrl } from '../didit/decision.ts';
import { fullName } from '../didit/session-row.ts';
import type { Markup } from '../html.ts';
import { html, trusted } from '../html.ts';
import type { SessionRecord } from '../records.ts';
import { warningsOf } from '../records.ts';
import { SCENARIOS } from '../scenarios/catalogue.ts';
import type { Faults } from './faults.ts';

const LEDGER_ROWS = 60;

/** What a person sees at `/_sandbox`: sessions, scenarios to play, what was applied, what was delivered. */
export function controlPage(sandbox: Sandbox, faults: Faults): string {
  const { store } = sandbox;
  const sessions = store.sessions.all().sort((a, b) => b.number - a.number);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Local Didit</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header><h1>Local Didit</h1><p>A sandbox: every person, document and list here is invented.</p></header>
<main>
<section aria-labelledby="play"><h2 id="play">Play a scenario</h2>
<form id="player"><label>Scenario <select name="scenario">${SCENARIOS.map(
    (scenario) => html`<option value="${scenario.slug}">${scenario.outcome}: ${scenario.title}</option>`,
  )}</select></label>
<label>Customer number <input name="vendor_data" placeholder="optional"></label>
<button>Play</button><output></output></form></section>
<section aria-labelledby="sessions"><h2 id="sessions">Sessions (${sessions.length})</h2>
${table(
  ['No.', 'Person', 'Status', 'Warnings', 'Customer', 'Created', 'Page'],
  sessions.map((session) => sessionCells(sandbox, session)),
)}</section>
${records(sandbox, faults)}
</main>
<script>${trusted(SCRIPT)}</script>
</body>
</html>`;
  return page.markup;
}

/** What happened: effects, deliveries and the faults in force. */
function records(sandbox: Sandbox, faults: Faults): Markup {
  const { store } = sandbox;
  const ledger = store.ledger().toReversed().slice(0, LEDGER_ROWS);
  const deliveries = store.deliveries
    .all()
    .sort((a, b) => b.number - a.number)
    .slice(0, LEDGER_ROWS);
  return html`<section aria-labelledby="ledger"><h2 id="ledger">Applied effects</h2>
${table(
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
  ['No.', 'Event', 'Status told', 'Session', 'State', 'Answers'],
  deliveries.map((delivery) => [
    delivery.number,
    delivery.webhookType,
    delivery.sessionStatus,
    delivery.sessionId,
    delivery.state,
    delivery.attempts.map((attempt) => attempt.status ?? attempt.error).join(', '),
  ]),
)}</section>
<section aria-labelledby="faults"><h2 id="faults">Faults</h2>
${table(
  ['Method', 'Path', 'Mode', 'Left'],
  faults.list().map((rule) => [rule.method, rule.path, rule.mode, rule.times ?? 'always']),
)}</section>`;
}

type Cell = string | number | null | Markup;

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

function table(heads: string[], rows: Cell[][]): Markup {
  if (rows.length === 0) return html`<p>Nothing yet.</p>`;
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

const STYLE = `
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f6f7f9, #14171c); color: light-dark(#1a2230, #e3e7ee); }
header, main { max-width: 1200px; margin: 0 auto; padding: 0 20px; }
h1 { margin: 24px 0 0; font-size: 22px; } header p { margin: 4px 0 0; }
section { margin: 20px 0; padding: 14px 16px; border-radius: 8px; background: light-dark(#fff, #1c2027); border: 1px solid light-dark(#dfe3ea, #2d333d); }
h2 { margin: 0 0 10px; font-size: 16px; }
.scroll { overflow: auto; max-height: 420px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 5px 12px 5px 0; border-bottom: 1px solid light-dark(#e8ebf0, #2a3039); white-space: nowrap; }
thead th { position: sticky; top: 0; background: inherit; background-color: light-dark(#fff, #1c2027); }
form { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
label { display: grid; gap: 4px; }
select, input, button { font: inherit; padding: 6px 10px; border-radius: 6px; border: 1px solid light-dark(#b6bdc9, #4a5360); background: light-dark(#fff, #14171c); color: inherit; }
button { background: #1f5fbf; border-color: #1f5fbf; color: #fff; cursor: pointer; }
a { color: light-dark(#1a54a8, #8ab6ff); }
.off { position: absolute; left: -9999px; }
:focus-visible { outline: 2px solid #1f5fbf; outline-offset: 2px; }
`;

const SCRIPT = `
document.getElementById('player').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  const body = { scenario: form.scenario.value };
  if (form.vendor_data.value) body.vendor_data = form.vendor_data.value;
  const answer = await fetch('/_sandbox/sessions', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  const told = await answer.json();
  form.querySelector('output').textContent = answer.ok ? told.status + ' ' + told.session_id : told.detail;
  if (answer.ok) setTimeout(() => location.reload(), 600);
});
`;
