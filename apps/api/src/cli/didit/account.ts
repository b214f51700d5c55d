import { type AccountVerified, createDiditAccount } from '@docket/didit';
import { readDiditCliEnv } from '../../env.ts';
import { SYSTEM } from '../../features/audit/append-audit.ts';
import { type ConnectionDeps, requireSecretsKey } from '../../features/connection/change-connection.ts';
import { countCases } from '../../features/connection/look-at-key.ts';
import { storeKey } from '../../features/connection/set-connection-key.ts';
import { defineCommand, type Options } from '../command.ts';
import { EXIT, Refused, UsageError } from '../exit.ts';
import { readNewSecret, readSecret } from '../read-secret.ts';
import { table } from '../screen.ts';
import { hideSecret, masked } from '../secrets.ts';
import { CONNECTION_SETTINGS, withConnection } from '../with-connection.ts';

const SETTINGS = {
  DIDIT_ACCOUNT_BASE_URL: 'where accounts are registered; at the sandbox http://127.0.0.1:4100/auth/v2',
};
const CREDENTIALS = {
  email: { kind: 'text', value: 'e-mail', describe: 'of the account', required: true },
  'password-stdin': { kind: 'flag', describe: 'the password is the first line of standard input' },
} as const satisfies Options;
const INSTEAD = 'use --password-stdin';

export const register = defineCommand({
  name: 'didit register',
  summary: 'Opens a Didit account; Didit then mails a code of six characters.',
  about: [
    'The password needs eight characters with an upper-case and a lower-case letter, a digit and a special character. It is asked for unseen, or read from standard input, never taken as an argument.',
  ],
  options: CREDENTIALS,
  settings: SETTINGS,
  examples: ['docket didit register --email dev@example.com'],
  run: async ({ values, screen }) => {
    const source = values['password-stdin'] ? 'stdin' : 'ask';
    const password = await readNewSecret(source, 'Password for Didit: ', INSTEAD);
    const answer = await withAccount((account) => account.register({ email: values.email, password }));
    screen.answer(answer, [
      answer.message ?? 'Registered.',
      `Next: docket didit verify --email ${values.email} --code <code from the mail>`,
    ]);
    return EXIT.ok;
  },
});

export const verify = defineCommand({
  name: 'didit verify',
  summary: 'Confirms the e-mail address with the code; this makes the first application and its API key.',
  about: [
    'The code works once. The key is shown masked unless --show-key is given, and kept nowhere unless --store is: then Docket has it, sealed, and uses it at once. Otherwise find it in the Didit console under API keys.',
  ],
  options: {
    email: CREDENTIALS.email,
    code: { kind: 'text', value: 'code', describe: 'six characters from the mail', required: true },
    'show-key': { kind: 'flag', describe: 'print the API key' },
    store: { kind: 'flag', describe: 'keep the key in the database of Docket, sealed' },
    'other-application': {
      kind: 'flag',
      describe: 'with --store: leave the cases of the present application behind',
    },
  },
  settings: { ...SETTINGS, ...CONNECTION_SETTINGS },
  examples: [
    'docket didit verify --email dev@example.com --code A3K9F2',
    'docket didit verify --email dev@example.com --code A3K9F2 --show-key --json | jq -r .api_key',
  ],
  run: async ({ values, screen }) => {
    if (!/^[A-Za-z0-9]{6}$/.test(values.code)) throw new UsageError('--code has six letters and digits.');
    // The code works once: whatever could keep the key from being stored is looked at before.
    if (values.store) await withConnection((deps) => requireRoom(deps, values['other-application']));
    const answer = await withAccount((account) => account.verifyEmail(values));
    const { api_key: key, uuid } = answer.application;
    const reveal = values['show-key'];
    if (!reveal) hideSecret(key);
    const shown = reveal ? key : masked(key);
    if (values.store) await withConnection((deps) => keep(deps, answer));
    const summary = { organization: answer.organization?.name, application: uuid, api_key: shown };
    screen.answer(
      summary,
      [
        'The account is verified.',
        ...table([
          ['Organisation', answer.organization?.name],
          ['Application', uuid],
          ['API key', shown],
        ]),
        adviceOn(values.store, reveal),
      ],
      { reveal },
    );
    return EXIT.ok;
  },
});

function adviceOn(isStored: boolean, isShown: boolean): string {
  if (isStored) return 'Docket has the key, and uses it from now on.';
  return isShown
    ? 'Keep it secret: DIDIT_API_KEY is where Docket reads it.'
    : 'The whole key: Didit console, API keys.';
}

async function requireRoom(deps: ConnectionDeps, acceptOther: boolean): Promise<void> {
  requireSecretsKey(deps);
  const cases = await countCases(deps);
  if (cases === 0 || acceptOther) return;
  throw new Refused(
    `Docket holds ${cases} cases of another application, which the new key could not reach. ` +
      '--other-application leaves them behind.',
  );
}

async function keep(deps: ConnectionDeps, { application, organization }: AccountVerified): Promise<void> {
  const { api_key: apiKey, uuid, name } = application;
  await storeKey(deps, SYSTEM, {
    apiKey,
    version: null,
    application: { id: uuid ?? null, name: name ?? organization?.name ?? null },
  });
}

export const login = defineCommand({
  name: 'didit login',
  summary: 'Checks the password of a Didit account. The tokens are not API keys, and nothing is stored.',
  options: { ...CREDENTIALS, 'show-key': { kind: 'flag', describe: 'print the access token' } },
  settings: SETTINGS,
  examples: ['docket didit login --email dev@example.com'],
  run: async ({ values, screen }) => {
    const source = values['password-stdin'] ? 'stdin' : 'ask';
    const password = await readSecret(source, 'Password of the Didit account: ', INSTEAD);
    const answer = await withAccount((account) => account.login({ email: values.email, password }));
    const reveal = values['show-key'];
    if (!reveal) hideSecret(answer.access_token);
    const shown = reveal ? answer.access_token : masked(answer.access_token);
    const summary = { email: values.email, access_token: shown, expires_in: answer.expires_in };
    const hours = answer.expires_in == null ? '' : ` for ${Math.round(answer.expires_in / 3600)} h`;
    screen.answer(summary, [`The password is right. Access token${hours}: ${shown}`], { reveal });
    return EXIT.ok;
  },
});

async function withAccount<T>(
  work: (account: ReturnType<typeof createDiditAccount>) => Promise<T>,
): Promise<T> {
  const env = readDiditCliEnv();
  const account = createDiditAccount({
    accountBaseUrl: env.DIDIT_ACCOUNT_BASE_URL,
    timeoutMs: env.DIDIT_TIMEOUT_MS,
  });
  try {
    return await work(account);
  } finally {
    await account.close();
  }
}
