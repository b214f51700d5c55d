import type { Markup } from '../html.ts';
import { html, trusted } from '../html.ts';
import type { SessionRecord } from '../records.ts';
import { SCENARIOS } from '../scenarios/catalogue.ts';
import { suits } from '../scenarios/seed-workflows.ts';
import { PLAYABLE_STATUSES } from '../state-machine.ts';
import type { Step } from './checks.ts';
import { currentStep, DOCUMENT_CHOICES, SELFIE_CHOICES, stepsOf } from './checks.ts';
import { SCRIPT, STYLE } from './style.ts';

const TITLES: Record<Step, string> = {
  consent: 'Verify your identity',
  document: 'Your document',
  selfie: 'Your selfie',
  outcome: 'Finish',
};

/** The page a customer sees, by where he is. */
export function sessionPage(session: SessionRecord): string {
  if (!PLAYABLE_STATUSES.includes(session.status))
    return layout(session, 'Verification', resultView(session));
  const step = currentStep(session);
  const steps = stepsOf(session);
  const progress = html`<p class="progress" id="progress">Step ${steps.indexOf(step) + 1} of ${steps.length}</p>`;
  return layout(session, TITLES[step], html`${progress}<h1>${TITLES[step]}</h1>${stepView(session, step)}`);
}

function stepView(session: SessionRecord, step: Step): Markup {
  switch (step) {
    case 'consent':
      return consentView(session);
    case 'document':
      return documentView(session);
    case 'selfie':
      return selfieView(session);
    case 'outcome':
      return outcomeView(session);
  }
}

function consentView(session: SessionRecord): Markup {
  const reasons = Object.values(session.resubmit?.reasons ?? {});
  const again =
    session.resubmit === null
      ? null
      : html`<div class="note" role="status"><p>Some steps have to be repeated:</p><ul>${[...new Set(reasons)].map((reason) => html`<li>${reason}</li>`)}</ul></div>`;
  return form(
    session,
    'consent',
    html`${again}<p>We check your document and your face. In this sandbox nothing is real: every person and document is invented, and nothing leaves this computer.</p>
<label class="check"><input type="checkbox" name="consent" value="yes" required> I agree that my data is checked</label>`,
    'Start',
  );
}

function documentView(session: SessionRecord): Markup {
  const choices = DOCUMENT_CHOICES.map(
    (
      choice,
      index,
    ) => html`<label class="card"><input type="radio" name="choice" value="${choice.value}" ${index === 0 && trusted('checked')}>
<img src="${path(session, `specimen/${choice.value}.jpg`)}" alt="" width="320" height="202" loading="lazy">
<span><strong>${choice.label}</strong><small>${choice.hint}</small></span></label>`,
  );
  return form(
    session,
    'document',
    html`<fieldset><legend>Choose what to show to the camera</legend><div class="cards">${choices}</div></fieldset>${upload('document')}`,
    'Use this document',
  );
}

function selfieView(session: SessionRecord): Markup {
  const choices = SELFIE_CHOICES.map(
    (
      choice,
      index,
    ) => html`<label class="row"><input type="radio" name="choice" value="${choice.value}" ${index === 0 && trusted('checked')}>
<span><strong>${choice.label}</strong><small>${choice.hint}</small></span></label>`,
  );
  return form(
    session,
    'selfie',
    html`<fieldset><legend>Choose who looks into the camera</legend>${choices}</fieldset>${upload('selfie')}`,
    'Use this selfie',
  );
}

/** The script reads the file into the hidden field, so that the form stays a plain form. */
function upload(what: string): Markup {
  return html`<details><summary>Use a picture of my own</summary>
<label class="file">Picture of the ${what} <input type="file" accept="image/jpeg,image/png,image/webp" data-picture></label>
<input type="hidden" name="picture"><p class="hint" data-told aria-live="polite">JPEG, PNG or WebP, up to 10 MB. It stays on this computer.</p></details>`;
}

function outcomeView(session: SessionRecord): Markup {
  const offered = SCENARIOS.filter(
    (scenario) =>
      !['Not Started', 'Expired', 'In Progress'].includes(scenario.outcome) && suits(session, scenario),
  );
  return form(
    session,
    'outcome',
    html`<p>Everything is in place. A real verification would now decide by itself; here you may also decide for it.</p>
<label class="field">Result <select name="outcome"><option value="auto">Let the checks decide</option>
${offered.map((scenario) => html`<option value="${scenario.slug}">${scenario.outcome}: ${scenario.title}</option>`)}</select></label>`,
    'Finish',
  );
}

const WORDS: Record<string, string> = {
  Approved: 'You are verified.',
  Declined: 'We could not verify you.',
  'In Review': 'Somebody will look at your verification. You will hear from us.',
  Expired: 'This link has expired.',
  Abandoned: 'This verification was not finished in time.',
  'Kyc Expired': 'Your verification has run out.',
};

function resultView(session: SessionRecord): Markup {
  const back = callbackUrl(session);
  return html`<h1>${session.status}</h1><p role="status">${WORDS[session.status] ?? 'Thank you.'}</p>
${back === null ? html`<p>You can close this page.</p>` : html`<p><a class="button" href="${back}">Back to ${hostOf(back)}</a></p>`}`;
}

/** Didit adds session and status to the client's callback (Didit OpenAPI: create session). */
export function callbackUrl(session: SessionRecord): string | null {
  if (session.callback === null) return null;
  const query = new URLSearchParams({ verificationSessionId: session.id, status: session.status });
  return `${session.callback}${session.callback.includes('?') ? '&' : '?'}${query}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) && new URL(url).host !== '' ? new URL(url).host : 'the app';
}

function path(session: SessionRecord, rest: string): string {
  return `/session/${session.token}/${rest}`;
}

function form(session: SessionRecord, step: Step, body: Markup, button: string): Markup {
  return html`<form method="post" action="${path(session, step)}">${body}<button class="button">${button}</button></form>`;
}

function layout(session: SessionRecord, title: string, body: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – sandbox verification</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header><span class="brand">Sandbox verification</span><span>Session ${session.number}</span></header>
<main>${body}</main>
<footer>Invented people only. <a href="/_sandbox">Sandbox overview</a></footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>`.markup;
}

export function missingPage(): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Link not found</title><style>${trusted(STYLE)}</style></head>
<body><main><h1>Link not found</h1><p>This verification link does not exist, or its session was deleted.</p></main></body></html>`
    .markup;
}
