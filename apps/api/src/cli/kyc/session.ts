import type { Didit, SessionCreated } from '@docket/didit';
import { defineCommand, type Options, type Values } from '../command.ts';
import { EXIT } from '../exit.ts';
import { table } from '../screen.ts';
import { DIDIT_SETTINGS, KEY_OPTIONS, withDidit } from '../with-didit.ts';

/** Whom the session is for. */
export const SESSION_OPTIONS = {
  'vendor-data': {
    kind: 'text',
    value: 'id',
    describe: 'your own id of the customer; an unfinished session of theirs is answered again',
  },
  callback: { kind: 'text', value: 'url', describe: 'where the customer goes afterwards' },
  language: {
    kind: 'text',
    value: 'code',
    describe: 'language of the pages, e.g. en, es, de; else the browser decides',
  },
  scenario: {
    kind: 'text',
    value: 'slug',
    describe: 'outcome to play; sandbox applications only',
  },
} as const satisfies Options;

export const session = defineCommand({
  name: 'kyc session',
  summary: 'Creates a verification session for one customer and prints the link to send them.',
  options: {
    'workflow-id': { kind: 'text', value: 'id', describe: 'from docket kyc setup', required: true },
    ...SESSION_OPTIONS,
    email: { kind: 'text', value: 'e-mail', describe: "the customer's address, filled in for them" },
    ...KEY_OPTIONS,
  },
  settings: DIDIT_SETTINGS,
  examples: [
    'docket kyc session --workflow-id d8d2fa2d-c69c-471c-b7bc-bc71512b43ef --vendor-data customer-42',
    'docket kyc session --workflow-id "$WORKFLOW" --callback https://shop.example.com/done --language es --json',
  ],
  run: async ({ values, screen }) => {
    const created = await withDidit(values, (didit) =>
      openSession(didit, { ...values, workflowId: values['workflow-id'], contactEmail: values.email }),
    );
    screen.answer(created, [screen.paint('bold', 'Session created'), ...sessionLines(created)]);
    return EXIT.ok;
  },
});

interface Wanted extends Values<typeof SESSION_OPTIONS> {
  readonly workflowId: string;
  readonly contactEmail: string | undefined;
}

export async function openSession(didit: Didit, values: Wanted): Promise<SessionCreated> {
  const email = values.contactEmail;
  return didit.sessions.create({
    workflow_id: values.workflowId,
    vendor_data: values['vendor-data'],
    callback: values.callback,
    language: values.language,
    ...(email === undefined ? {} : { contact_details: { email } }),
    sandbox_scenario: values.scenario,
  });
}

export function sessionLines(created: SessionCreated): string[] {
  const { session_id: id, url, status } = created;
  return [
    ...table([
      ['Session ID', id],
      ['Verification URL', url ?? 'not shown: this key may not create links'],
      ['Status', status],
    ]),
    '',
    'Send the URL to the customer.',
    `Then: docket kyc decision ${id} --poll`,
  ];
}
