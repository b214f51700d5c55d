import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface ProviderPerson {
  email: string;
  email_verified: boolean;
}

export interface RunningProvider {
  readonly issuer: string;
  /** Whom the provider knows, by subject; may change while it runs. */
  readonly people: Record<string, ProviderPerson>;
  close(): Promise<void>;
}

export const OIDC_CLIENT = { id: 'docket', secret: 'the-secret-of-the-docket-client' } as const;

/**
 * A real identity provider on this machine. Its sign-in page asks for no password: it lists the people it knows, and
 * a click is one of them.
 */
export async function startOidcProvider(
  redirectUri: string,
  people: Record<string, ProviderPerson>,
  port = 0,
): Promise<RunningProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo; // listening on TCP
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: OIDC_CLIENT.id, client_secret: OIDC_CLIENT.secret, redirect_uris: [redirectUri] }],
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: async () => ({ sub: subject, ...people[subject] }),
    }),
    // Nobody is asked for consent: it is the company's own desk.
    async loadExistingGrant({ oidc }) {
      const { client, session, provider: own } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  handle = async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (!url.pathname.startsWith('/interaction/')) return serve(request, response);
    const accountId = url.searchParams.get('account');
    if (accountId !== null) return provider.interactionFinished(request, response, { login: { accountId } });
    const links = Object.keys(people).map((name) => `<li><a href="?account=${name}">${name}</a></li>`);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Who are you?</title><h1>Who are you?</h1><ul>${links.join('')}</ul>`);
  };
  return {
    issuer,
    people,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
