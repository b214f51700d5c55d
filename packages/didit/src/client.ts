import { createBilling } from './billing.ts';
import { createBlocklist } from './blocklist.ts';
import type { DiditOptions } from './call.ts';
import { createMedia } from './media.ts';
import { createSessions } from './sessions.ts';
import { createTransport } from './transport.ts';
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
  if (!URL.canParse(options.baseUrl) || !/^https?:$/.test(new URL(options.baseUrl).protocol)) {
    throw new TypeError('the base URL is not an http(s) address');
  }
  const transport = createTransport(options);
  const { close: closeMedia, ...media } = createMedia(options.connectTimeoutMs ?? 5_000);
  let closing: Promise<unknown> | undefined;
  return {
    sessions: createSessions(transport),
    workflows: createWorkflows(transport),
    blocklist: createBlocklist(transport),
    webhooks: { destinations: createWebhookDestinations(transport) },
    billing: createBilling(transport),
    media,
    /** Lets requests on their way end (each has its time limit), ends those waiting for a turn, and disconnects. */
    async close(): Promise<void> {
      // Several parts of a program may close it on their way out; the connections can be closed once only.
      closing ??= Promise.all([transport.close(), closeMedia()]);
      await closing;
    },
  };
}

export type Didit = ReturnType<typeof createDidit>;
