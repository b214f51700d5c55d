import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import { TAMPERS } from '../records.ts';
import { SCENARIOS } from '../scenarios/catalogue.ts';
import { SESSION_STATUSES } from '../state-machine.ts';
import type { WebhookMode } from '../webhook-mode.ts';
import { FAULT_MODES } from './faults.ts';
import type { TrafficState } from './traffic.ts';

/** The forms of the control page, one section each. */
export function playSection(traffic: TrafficState): Markup {
  return html`<section aria-labelledby="play"><h2 id="play">Sessions</h2>
<form method="post" action="/_sandbox/do/play"><label>Scenario <select name="scenario">${scenarioOptions()}</select></label>
<label>Customer number <input name="vendor_data" placeholder="optional"></label><button>Play</button></form>
<form method="post" action="/_sandbox/do/bulk"><label>Many at once <input type="number" name="count" min="1" max="50000" value="100" required></label>
<label>Scenario <select name="scenario"><option value="">usual mix</option>${scenarioOptions()}</select></label>
${tick('webhook', 'with webhooks', false)}<button>Create</button></form>
<form method="post" action="/_sandbox/do/traffic"><label>At a rate <input type="number" name="count" min="1" max="50000" value="60" required></label>
<label>per second <input type="number" name="per_second" min="0.1" max="50" step="0.1" value="1" required></label><button>Start</button></form>
<form method="post" action="/_sandbox/do/traffic-stop"><span>${
    traffic.running ? `${traffic.created} of ${traffic.wanted} have arrived.` : 'Nobody is arriving.'
  }</span><button class="quiet">Stop</button></form>
<h3>Change a status around the API</h3>
<form method="post" action="/_sandbox/do/status"><label>Session number <input type="number" name="number" required></label>
<label>Status <select name="status">${SESSION_STATUSES.map((status) => html`<option>${status}</option>`)}</select></label>
<label>By <select name="actor"><option value="console">a console user</option><option value="api_key">an API key</option><option value="system">the system</option></select></label>
<label>Comment <input name="comment"></label>${tick('webhook', 'with webhook', true)}<button>Change</button></form></section>`;
}

export function webhookSection(mode: WebhookMode, held: number): Markup {
  const percent = (name: 'duplicate_percent' | 'corrupt_percent' | 'stale_percent', label: string) =>
    html`<label>${label} % <input type="number" name="${name}" min="0" max="100" value="${mode[name]}"></label>`;
  return html`<section aria-labelledby="webhooks"><h2 id="webhooks">Webhooks</h2>
<form method="post" action="/_sandbox/do/webhook-mode">${percent('duplicate_percent', 'Doubled')}${percent('corrupt_percent', 'Corrupted')}${percent('stale_percent', 'Too old')}
<label>Delay, ms <input type="number" name="delay_ms" min="0" max="3600000" value="${mode.delay_ms}"></label>
${tick('reencode', 'written differently', mode.reencode)}${tick('hold', 'hold back', mode.hold)}<button>Apply to new deliveries</button></form>
<form method="post" action="/_sandbox/do/webhook-release"><label>${held} held back; let go <select name="order"><option value="oldest">oldest first</option><option value="newest">newest first</option><option value="shuffled">shuffled</option></select></label><button>Let go</button></form>
<form method="post" action="/_sandbox/do/webhook-send"><label>Announce session <input name="session_id" placeholder="session id" size="38" required></label><button>Send</button></form>
<form method="post" action="/_sandbox/do/webhook-copy"><label>Send delivery again <input name="delivery" placeholder="delivery id" size="38" required></label>
<label>Copies <input type="number" name="copies" min="1" max="1000" value="1"></label>
<label>Delay, ms <input type="number" name="delay_ms" min="0" value="0"></label>
<label>Spoil <select name="tamper"><option value="">not at all</option>${TAMPERS.map((tamper) => html`<option>${tamper}</option>`)}</select></label>
${tick('fresh', 'new timestamp', false)}<button>Send again</button></form></section>`;
}

export function machineSection(now: string, aheadSeconds: number): Markup {
  return html`<section aria-labelledby="machine"><h2 id="machine">Faults, clock, reset</h2>
<form method="post" action="/_sandbox/do/fault"><label>Method <select name="method"><option value="*">any</option>${['GET', 'POST', 'PATCH', 'DELETE'].map((method) => html`<option>${method}</option>`)}</select></label>
<label>Path contains <input name="path" placeholder="/v3/session/*/decision/"></label>
<label>Fault <select name="mode">${FAULT_MODES.map((mode) => html`<option>${mode}</option>`)}</select></label>
<label>Status <input type="number" name="status" min="200" max="599" placeholder="503"></label>
<label>Latency, ms <input type="number" name="latency_ms" min="0" max="120000" placeholder="1000"></label>
<label>Times <input type="number" name="times" min="1" placeholder="always"></label><button>Break</button></form>
<form method="post" action="/_sandbox/do/faults-clear"><button class="quiet">Heal everything</button></form>
<form method="post" action="/_sandbox/do/clock"><span>Clock: ${now.slice(0, 19).replace('T', ' ')} UTC${
    aheadSeconds === 0 ? '' : `, ${Math.round(aheadSeconds / 360) / 10} hours ahead`
  }</span><label>Hours further (0 = real time) <input type="number" name="hours" min="0" max="9600" step="0.5" value="24"></label><button>Set</button></form>
<form method="post" action="/_sandbox/do/reset"><label>Start over <select name="seed"><option value="">as started</option><option value="demo">with the demo</option><option value="empty">empty</option></select></label><button>Reset</button></form></section>`;
}

function scenarioOptions(): Markup[] {
  return SCENARIOS.map(
    (scenario) => html`<option value="${scenario.slug}">${scenario.outcome}: ${scenario.title}</option>`,
  );
}

function tick(name: string, label: string, on: boolean): Markup {
  const box = on
    ? html`<input type="checkbox" name="${name}" value="yes" checked>`
    : html`<input type="checkbox" name="${name}" value="yes">`;
  return html`<label class="tick">${box} ${label}</label>`;
}
