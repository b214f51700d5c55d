import { createSession } from '@docket/contracts';
import * as z from 'zod';

const body = createSession.schema.body;
export type Invitation = z.input<typeof body>;

/** The form as it is typed: an empty field is an empty text. */
export interface InvitationDraft {
  readonly workflowId: string;
  readonly vendorData: string;
  readonly language: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly email: string;
  readonly sendEmails: boolean;
  readonly callback: string;
}

export const EMPTY_DRAFT: InvitationDraft = {
  workflowId: '',
  vendorData: '',
  language: '',
  firstName: '',
  lastName: '',
  birthDate: '',
  email: '',
  sendEmails: false,
  callback: '',
};

/** What is sent: fields left empty are left out. Without an address there is nobody to notify. */
export function toInvitation(draft: InvitationDraft): Invitation {
  const { workflowId, vendorData, language, callback, email, firstName, lastName, birthDate } = draft;
  const expected = filled({ firstName, lastName, birthDate });
  return {
    workflowId,
    ...filled({ vendorData, language, callback, email }),
    sendEmails: draft.sendEmails && email.trim() !== '',
    ...(Object.keys(expected).length === 0 ? {} : { expected }),
  };
}

function filled<T extends Record<string, string>>(texts: T): Partial<T> {
  const entries = Object.entries(texts).flatMap(([key, text]) =>
    text.trim() === '' ? [] : [[key, text.trim()] as const],
  );
  // Some of the entries of T, with their own keys.
  return Object.fromEntries(entries) as Partial<T>;
}

const PROBLEMS: Record<keyof InvitationDraft, string> = {
  workflowId: 'Choose a workflow.',
  vendorData: 'At most 255 letters.',
  language: 'Choose a language.',
  firstName: 'At most 120 letters.',
  lastName: 'At most 120 letters.',
  birthDate: 'Enter a date.',
  email: 'This is not an e-mail address.',
  sendEmails: 'Say yes or no.',
  callback: 'Enter a web address that begins with https:// or http://.',
};

/** Checks a draft by the contract itself, so that the form never refuses what the server takes, or the reverse. */
export const InvitationForm = z.custom<InvitationDraft>().superRefine((draft, context) => {
  const parsed = body.safeParse(toInvitation(draft));
  for (const { path } of parsed.error?.issues ?? []) {
    // Expected details stand one level deeper in the contract than in the form.
    const field = Object.keys(PROBLEMS).find((key) => key === path.at(-1));
    if (field === undefined) continue;
    // `find` has just found it among the keys.
    const message = PROBLEMS[field as keyof InvitationDraft];
    context.addIssue({ code: 'custom', path: [field], message });
  }
});

/** Languages of the customer's page that our customers ask for most (Didit docs: Languages). */
const LANGUAGES = [
  'en',
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'et',
  'fa',
  'fi',
  'fr',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ka',
  'ko',
  'lt',
  'lv',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh',
] as const;

const NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** Codes with their English names, by name. */
export function languageChoices(): { code: string; name: string }[] {
  return LANGUAGES.map((code) => ({ code, name: NAMES.of(code) ?? code })).toSorted((a, b) =>
    a.name.localeCompare(b.name, 'en'),
  );
}
