import type { Didit, SessionCreated, Workflow } from '@docket/didit';
import { defineCommand, type Values } from '../command.ts';
import { EXIT } from '../exit.ts';
import { table } from '../screen.ts';
import { DIDIT_SETTINGS, KEY_OPTIONS, withDidit } from '../with-didit.ts';
import { showEnd } from './decision.ts';
import { POLL_OPTIONS, pollDecision } from './poll.ts';
import { openSession, SESSION_OPTIONS, sessionLines } from './session.ts';
import { idOf, makeWorkflow, priceOf, SETUP_OPTIONS } from './setup.ts';

const OPTIONS = {
  'workflow-id': { kind: 'text', value: 'id', describe: 'use this workflow instead of creating one' },
  ...SETUP_OPTIONS,
  ...SESSION_OPTIONS,
  'contact-email': { kind: 'text', value: 'e-mail', describe: "the customer's address, filled in for them" },
  ...POLL_OPTIONS,
  ...KEY_OPTIONS,
} as const;

export const full = defineCommand({
  name: 'kyc full',
  summary: 'The whole way in one command: a workflow, a session, the link, and with --poll the decision.',
  about: [
    'Without --poll it ends with the link, so that a script can go on and ask with docket kyc decision later. With --poll and --json the one document is the decision; the link is then said on standard error.',
  ],
  options: OPTIONS,
  settings: DIDIT_SETTINGS,
  examples: [
    'docket kyc full --vendor-data customer-42 --callback https://shop.example.com/done',
    'docket kyc full --workflow-id "$WORKFLOW" --poll --interval 5',
  ],
  run: async ({ values, screen }) =>
    withDidit(
      values,
      async (didit) => {
        const workflow = await workflowFor(didit, values);
        const workflowId = workflow === null ? (values['workflow-id'] ?? '') : idOf(workflow);
        const created = await openSession(didit, {
          ...values,
          workflowId,
          contactEmail: values['contact-email'],
        });
        const lines = [...startLines(workflow, workflowId), ...sessionLines(created)];
        if (!values.poll) {
          screen.answer({ workflow_id: workflowId, workflow, session: created }, lines);
          return EXIT.ok;
        }
        screen.note([...startLines(workflow, workflowId), ...waitLines(created)].join('\n'));
        return showEnd(await pollDecision(didit, created.session_id, values, screen), values, screen);
      },
      values,
    ),
});

async function workflowFor(didit: Didit, values: Values<typeof OPTIONS>): Promise<Workflow | null> {
  return values['workflow-id'] === undefined ? makeWorkflow(didit, values) : null;
}

function startLines(workflow: Workflow | null, workflowId: string): string[] {
  return table([
    ['Workflow ID', workflowId],
    ['Price per session', workflow && priceOf(workflow)],
  ]);
}

function waitLines({ session_id: id, url }: SessionCreated): string[] {
  return [
    ...table([['Session ID', id]]),
    '',
    `Open this link: ${url ?? 'not shown, this key may not create links'}`,
    `Waiting for the customer; Ctrl-C loses nothing, docket kyc decision ${id} --poll goes on.`,
    '',
  ];
}
