import type { Markup } from '../html.ts';
import { html, trusted } from '../html.ts';
import type { SessionRecord } from '../records.ts';
import { PLAYABLE_STATUSES } from '../state-machine.ts';
import type { Step } from './checks.ts';
import { currentStep, stepsOf } from './checks.ts';
import { SCRIPT } from './script.ts';
import { stepView } from './step-views.ts';
import { STYLE } from './style.ts';

const TITLES: Record<Step, string> = {
  consent: 'Verify your identity',
  document: 'Your document',
  selfie: 'Your selfie',
  contact: 'Your e-mail and phone',
  outcome: 'Finish',
};

/** The page a customer sees, by where he is. @param problem what was wrong with the form he sent */
export function sessionPage(session: SessionRecord, now: Date, problem: string | null = null): string {
  if (!PLAYABLE_STATUSES.includes(session.status))
    return layout(session, 'Verification', resultView(session));
  const step = currentStep(session);
  const steps = stepsOf(session);
  const place = steps.indexOf(step) + 1;
  const title = TITLES[step];
  const bar = steps.map((_step, index) => html`<i class="${index < place ? 'done' : ''}"></i>`);
  return layout(
    session,
    problem === null ? title : `Please check: ${title}`,
    html`<p class="progress">Step ${place} of ${steps.length}</p><div class="bar" aria-hidden="true">${bar}</div>
<h1>${title}</h1>${problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`}${stepView(session, step, now)}`,
  );
}

type Ending = { words: string; mark: string; kind: 'good' | 'bad' | 'waiting' };
const ENDINGS: Record<string, Ending> = {
  Approved: { words: 'You are verified.', mark: '✓', kind: 'good' },
  Declined: { words: 'We could not verify you.', mark: '✕', kind: 'bad' },
  'In Review': {
    words: 'Somebody will look at your verification. You will hear from us.',
    mark: '…',
    kind: 'waiting',
  },
  Expired: { words: 'This link has expired.', mark: '⏱', kind: 'waiting' },
  Abandoned: { words: 'This verification was not finished in time.', mark: '⏱', kind: 'waiting' },
  'Kyc Expired': { words: 'Your verification has run out.', mark: '⏱', kind: 'waiting' },
};

function resultView(session: SessionRecord): Markup {
  const back = callbackUrl(session);
  const { words, mark, kind } = ENDINGS[session.status] ?? {
    words: 'Thank you.',
    mark: '…',
    kind: 'waiting',
  };
  return html`<div class="ending"><span class="mark ${kind}" aria-hidden="true">${mark}</span>
<h1>${session.status}</h1><p role="status">${words}</p>
${back === null ? html`<p class="hint">You can close this page.</p>` : html`<p><a class="button" href="${back}">Back to ${hostOf(back)}</a></p>`}</div>`;
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

const SHIELD = trusted(
  '<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path fill="currentColor" d="M12 2 4 5v6c0 5 3.4 9.4 8 11 4.6-1.6 8-6 8-11V5zm-1.2 14.2-3.5-3.5 1.4-1.4 2.1 2.1 4.6-4.6 1.4 1.4z"/></svg>',
);

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
<header><span class="brand">${SHIELD} Sandbox verification</span><span>Session ${session.number}</span></header>
<main>${body}</main>
<footer>Invented people only, and nothing leaves this computer. <a href="/_sandbox">Sandbox overview</a></footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>`.markup;
}

export function missingPage(): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Link not found</title><style>${trusted(STYLE)}</style></head>
<body><header><span class="brand">${SHIELD} Sandbox verification</span></header>
<main><div class="ending"><span class="mark waiting" aria-hidden="true">?</span><h1>Link not found</h1><p>This verification link does not exist, or its session was deleted.</p></div></main></body></html>`
    .markup;
}
