import type { Markup } from '../html.ts';
import { html, trusted } from '../html.ts';
import { textOf } from '../json.ts';
import type { SessionRecord } from '../records.ts';
import { SCENARIOS, scenarioOf } from '../scenarios/catalogue.ts';
import { asExpected } from '../scenarios/personas.ts';
import { suits } from '../scenarios/seed-workflows.ts';
import type { Step } from './checks.ts';
import { customerOf, DOCUMENT_CHOICES, decideOutcome, openFeatures, SELFIE_CHOICES } from './checks.ts';
import { SANDBOX_CODE } from './steps.ts';

/** The form of one step. */
export function stepView(session: SessionRecord, step: Step, now: Date): Markup {
  switch (step) {
    case 'consent':
      return consentView(session);
    case 'document':
      return documentView(session);
    case 'selfie':
      return selfieView(session);
    case 'contact':
      return contactView(session, now);
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
    html`${again}<p>We check your document and your face. It takes about a minute.</p>
<ul class="facts"><li>Every person and document to choose from is invented.</li><li>You may also use pictures of your own; they are kept with this session only.</li></ul>
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
<span><strong>${choice.label}</strong> <small>${choice.hint}</small></span></label>`,
  );
  const poa = openFeatures(session).includes('PROOF_OF_ADDRESS');
  const details = session.expectedDetails;
  return form(
    session,
    'document',
    html`<fieldset><legend>Choose what to show to the camera</legend><div class="cards">${choices}</div></fieldset>
<details class="own"><summary>Use pictures of my own</summary>
<p class="hint">JPEG, PNG or WebP, up to 10 MB each. Nobody reads them: the data are those of the document chosen above, or what you write here.</p>
<div class="files">${file('front', 'Front side')}${file('back', 'Back side, if it has one')}${poa && file('poa', 'Proof of address')}</div>
<div class="fields">${field('first_name', 'Given names', textOf(details?.first_name))}${field('last_name', 'Surname', textOf(details?.last_name))}
${field('date_of_birth', 'Birth date', textOf(details?.date_of_birth), 'type="date" min="1900-01-01"')}${field('document_number', 'Document number', null)}</div></details>`,
    'Use this document',
  );
}

function selfieView(session: SessionRecord): Markup {
  const choices = SELFIE_CHOICES.map(
    (
      choice,
      index,
    ) => html`<label class="row"><input type="radio" name="choice" value="${choice.value}" ${index === 0 && trusted('checked')}>
<span><strong>${choice.label}</strong> <small>${choice.hint}</small></span></label>`,
  );
  return form(
    session,
    'selfie',
    html`<fieldset><legend>Choose who looks into the camera</legend>${choices}</fieldset>
<details class="own"><summary>Use a picture of my own</summary>
<p class="hint">JPEG, PNG or WebP, up to 10 MB. What the checks find is chosen above.</p><div class="files">${file('selfie', 'Selfie')}</div></details>`,
    'Use this selfie',
  );
}

function contactView(session: SessionRecord, now: Date): Markup {
  const features = openFeatures(session);
  const { email, phone } = asExpected(customerOf(session, now), null, session.contactDetails);
  const part = (name: 'email' | 'phone', label: string, value: string, extra: string) =>
    html`<fieldset class="fields pair"><legend>${label}</legend>${field(name, `Your ${name === 'email' ? 'e-mail address' : 'phone number'}`, value, `${extra} required`)}
${field(`${name}_code`, 'Code', SANDBOX_CODE, 'inputmode="numeric" autocomplete="one-time-code" maxlength="6" required')}</fieldset>`;
  return form(
    session,
    'contact',
    html`<p>We would send a code to each. In this sandbox nothing is sent, and every code is ${SANDBOX_CODE}.</p>
${features.includes('EMAIL_VERIFICATION') && part('email', 'E-mail', email, 'type="email" autocomplete="email"')}
${features.includes('PHONE_VERIFICATION') && part('phone', 'Phone', phone, 'type="tel" autocomplete="tel"')}`,
    'Confirm',
  );
}

const NOT_PLAYED_HERE = ['Not Started', 'Expired', 'In Progress'];

function outcomeView(session: SessionRecord): Markup {
  const offered = SCENARIOS.filter(
    (scenario) => !NOT_PLAYED_HERE.includes(scenario.outcome) && suits(session, scenario),
  );
  const outcomes = [...new Set(offered.map(({ outcome }) => outcome))];
  const ahead = scenarioOf(decideOutcome(session, 'auto'));
  return form(
    session,
    'outcome',
    html`<p>Everything is in place. By itself this verification ends as <strong class="inline">${ahead.outcome}: ${ahead.title}</strong>. Here you may also decide for it.</p>
<label class="field">Result <select name="outcome"><option value="auto">Let the checks decide</option>
${outcomes.map((outcome) => html`<optgroup label="${outcome}">${offered.filter((scenario) => scenario.outcome === outcome).map(({ slug, title }) => html`<option value="${slug}">${outcome}: ${title}</option>`)}</optgroup>`)}</select></label>`,
    'Finish',
  );
}

/** The script reads the file into the hidden field, so that the form stays a plain form. */
function file(name: string, label: string): Markup {
  return html`<div class="file"><label>${label} <input type="file" accept="image/jpeg,image/png,image/webp" data-picture></label>
<input type="hidden" name="${name}"><img alt="" hidden><p class="hint" aria-live="polite"></p></div>`;
}

/** @param extra attributes of ours, never a customer's words */
function field(name: string, label: string, value: string | null, extra = ''): Markup {
  return html`<label class="field">${label} <input name="${name}" value="${value}" ${trusted(extra)}></label>`;
}

function path(session: SessionRecord, rest: string): string {
  return `/session/${session.token}/${rest}`;
}

function form(session: SessionRecord, step: Step, body: Markup, button: string): Markup {
  return html`<form method="post" action="${path(session, step)}">${body}<div class="go"><button class="button">${button}</button></div></form>`;
}
