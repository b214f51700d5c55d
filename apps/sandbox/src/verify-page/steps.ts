import type { Sandbox } from '../context.ts';
import { Refusal } from '../http-answers.ts';
import { readPicture } from '../media-bytes.ts';
import { play } from '../play.ts';
import type { SessionRecord } from '../records.ts';
import type { Uploads } from '../scenarios/visit.ts';
import { changeStatus, SYSTEM } from '../session-changes.ts';
import { PLAYABLE_STATUSES } from '../state-machine.ts';
import {
  customerOf,
  DOCUMENT_CHOICES,
  decideOutcome,
  openFeatures,
  SELFIE_CHOICES,
  typedBy,
} from './checks.ts';

/** What each form of the hosted page does. The order is not enforced: a program may post just what it needs. */
export function takeConsent(sandbox: Sandbox, session: SessionRecord, form: URLSearchParams): void {
  if (form.get('consent') !== 'yes')
    throw new Refusal(400, { detail: 'Without your consent we cannot go on.' });
  const agreed = { ...session, flow: { ...session.flow, consent: 'yes' } };
  if (session.status === 'In Progress') sandbox.store.transaction(() => sandbox.store.sessions.put(agreed));
  else
    changeStatus(sandbox, agreed, { to: 'In Progress', actor: SYSTEM, recordActivity: false, webhook: true });
}

/** @throws Refusal when a picture is none, too large or damaged, or a birth date is no date */
export async function takeDocument(
  sandbox: Sandbox,
  session: SessionRecord,
  form: URLSearchParams,
): Promise<void> {
  const typed = typedFields(form, ['first_name', 'last_name', 'date_of_birth', 'document_number']);
  if (typed.typed_date_of_birth !== undefined && !isDay(typed.typed_date_of_birth)) {
    throw new Refusal(400, { detail: 'Write the birth date as year-month-day, for example 1990-04-23.' });
  }
  const pictures = await readPictures(form, ['front', 'back', 'poa']);
  saveFlow(sandbox, session, { document: chosen(form, DOCUMENT_CHOICES), ...typed }, pictures);
}

/** @throws Refusal when the picture is none, too large or damaged */
export async function takeSelfie(
  sandbox: Sandbox,
  session: SessionRecord,
  form: URLSearchParams,
): Promise<void> {
  const pictures = await readPictures(form, ['selfie']);
  saveFlow(sandbox, session, { selfie: chosen(form, SELFIE_CHOICES) }, pictures);
}

/** Every code of Didit's sandbox is this one (Didit docs: sandbox testing). */
export const SANDBOX_CODE = '123456';

/** @throws Refusal 400 for a wrong code, or what is no address or number */
export function takeContact(sandbox: Sandbox, session: SessionRecord, form: URLSearchParams): void {
  const features = openFeatures(session);
  const typed = typedFields(form, ['email', 'phone']);
  const phone = typed.typed_phone?.replace(/[\s().-]/g, '');
  if (typed.typed_email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.typed_email)) {
    throw new Refusal(400, { detail: 'This is not an e-mail address.' });
  }
  if (phone !== undefined && !/^\+\d{6,15}$/.test(phone)) {
    throw new Refusal(400, {
      detail: 'Write the phone number with its country, for example +351 912 345 678.',
    });
  }
  const codes: string[] = [];
  if (features.includes('EMAIL_VERIFICATION')) codes.push('email_code');
  if (features.includes('PHONE_VERIFICATION')) codes.push('phone_code');
  if (codes.some((code) => form.get(code)?.trim() !== SANDBOX_CODE)) {
    throw new Refusal(400, { detail: `This code is wrong. In this sandbox it is always ${SANDBOX_CODE}.` });
  }
  saveFlow(sandbox, session, {
    contact: 'yes',
    ...typed,
    ...(phone === undefined ? {} : { typed_phone: phone }),
  });
}

export function takeOutcome(sandbox: Sandbox, session: SessionRecord, form: URLSearchParams): void {
  const slug = decideOutcome(session, form.get('outcome') ?? 'auto');
  play(sandbox, session, slug, {
    persona: customerOf(session, sandbox.clock.now()),
    webhook: true,
    uploads: uploadsOf(session),
    typed: typedBy(session),
  });
}

/** Whoever brings his own front side shows his own back side or none; a specimen's would not belong to it. */
function uploadsOf(session: SessionRecord): Uploads {
  const { upload_front: front, upload_back: back, upload_poa: poa, upload_selfie: selfie } = session.flow;
  const uploads: Uploads = {};
  const put = (file: string, uploadId: string | undefined) => {
    if (uploadId !== undefined) uploads[file] = { kind: 'upload', uploadId };
  };
  if (front !== undefined) uploads['back.jpg'] = null;
  put('front.jpg', front);
  // Nobody cuts the face out of a customer's own picture; the whole picture stands in for the portrait.
  put('portrait.jpg', front);
  put('back.jpg', back);
  put('poa.jpg', poa);
  put('selfie.jpg', selfie);
  return uploads;
}

type Picture = { name: string; id: string; base64: string };

/** @throws Refusal 400, 413, 415 */
async function readPictures(form: URLSearchParams, names: string[]): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const name of names) {
    const dataUrl = form.get(name) ?? '';
    if (dataUrl !== '') pictures.push({ name, ...(await readPicture(dataUrl)) });
  }
  return pictures;
}

function typedFields(form: URLSearchParams, names: string[]): Record<string, string> {
  const filled = names.flatMap((name) => {
    const text = form.get(name)?.trim().slice(0, 120) ?? '';
    return text === '' ? [] : [[`typed_${name}`, text] as const]; // a pair, not a list of texts
  });
  return Object.fromEntries(filled);
}

function chosen(form: URLSearchParams, choices: { value: string }[]): string {
  return choices.find((choice) => choice.value === form.get('choice'))?.value ?? choices[0]?.value ?? '';
}

function isDay(text: string): boolean {
  return /^(19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Reading a picture takes a moment, in which the session may have moved on: what it is now counts. */
function saveFlow(
  sandbox: Sandbox,
  { id }: SessionRecord,
  part: Record<string, string>,
  pictures: Picture[] = [],
): void {
  const { store } = sandbox;
  store.transaction(() => {
    const session = store.sessions.get(id);
    if (session === undefined || session.deletedAt !== null || !PLAYABLE_STATUSES.includes(session.status))
      return;
    for (const { id: uploadId, base64 } of pictures)
      store.uploads.put({ id: uploadId, sessionId: id, base64 });
    const uploads = Object.fromEntries(pictures.map((picture) => [`upload_${picture.name}`, picture.id]));
    store.sessions.put({ ...session, flow: { ...session.flow, ...part, ...uploads } });
  });
}
