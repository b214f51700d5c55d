import { ACCOUNT_BASE_URL, checkedBaseUrl, createAccountCalls } from './account.ts';
import { createBilling } from './billing.ts';
import { createBlocklist } from './blocklist.ts';
import type { DiditOptions, Spent } from './call.ts';
import { createLists } from './lists.ts';
import { createMedia } from './media.ts';
import { createQuestionnaires } from './questionnaires.ts';
import { createSandboxScenarios } from './sandbox-scenarios.ts';
import { createSessions } from './sessions.ts';
import { createTransport } from './transport.ts';
import { createUsers } from './users.ts';
import { createWebhookDestinations } from './webhook-destinations.ts';
import { createWorkflows } from './workflows.ts';

/**
 * A client for one Didit application; one per process is enough. Resources, verbs and field names are those of
 * Didit's own server SDK.
 *
 * @throws TypeError when the options cannot work; its message never contains the key
 */
export function createDidit(options: DiditOptions) {
  // Checked here, because a header error deep in the HTTP layer would appear on every call instead.
  if (!/^[\x21-\x7e]+$/.test(options.apiKey)) {
    throw new TypeError('the API key is empty or has characters a header cannot carry');
  }
  const transport = createTransport({ ...options, baseUrl: checkedBaseUrl(options.baseUrl) });
  const accountBaseUrl = checkedBaseUrl(options.accountBaseUrl ?? ACCOUNT_BASE_URL);
  const accounts = createTransport({ ...options, baseUrl: accountBaseUrl, apiKey: null });
  const { close: closeMedia, ...media } = createMedia(options.connectTimeoutMs ?? 5_000);
  let closing: Promise<unknown> | undefined;
  return {
    sessions: createSessions(transport),
    workflows: createWorkflows(transport, options.dialect ?? 'current'),
    questionnaires: createQuestionnaires(transport),
    blocklist: createBlocklist(transport),
    lists: createLists(transport),
    users: createUsers(transport),
    webhooks: { destinations: createWebhookDestinations(transport) },
    billing: createBilling(transport),
    /** On Didit's account host, without the key; see createDiditAccount for use before there is one. */
    account: createAccountCalls(accounts),
    sandbox: { scenarios: createSandboxScenarios(transport) },
    media,
    /** What this client used of Didit's limits in the last minute; other holders of the key are not seen. */
    usage: () => transport.usage(),
    /** Counts what a process before this one used: Didit's minute does not begin anew when a server does. */
    resume: (before: Spent) => transport.resume(before),
    /** Lets requests on their way end (each has its time limit), ends those waiting for a turn, and disconnects. */
    async close(): Promise<void> {
      // Several parts of a program may close it on their way out; the connections can be closed once only.
      closing ??= Promise.all([transport.close(), accounts.close(), closeMedia()]);
      await closing;
    },
  };
}

export type Didit = ReturnType<typeof createDidit>;
