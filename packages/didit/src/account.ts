import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { Call, CallOptions, DiditOptions, Transport } from './call.ts';
import { number, text } from './leaves.ts';
import { createTransport } from './transport.ts';

export const ACCOUNT_BASE_URL = 'https://apx.didit.me/auth/v2';

/** An e-mail follows with a code of six characters, good for ten minutes. */
export const AccountRegistered = z.looseObject({ message: text, email: text });
export type AccountRegistered = z.infer<typeof AccountRegistered>;

/** Tokens for the account's own calls; `expires_in` in seconds. They are not API keys. */
export const AccountTokens = z.looseObject({
  access_token: z.string(),
  refresh_token: text,
  expires_in: number,
});
export type AccountTokens = z.infer<typeof AccountTokens>;

/** What verifying the e-mail gives: a first application, and the API key that opens everything else. */
export const AccountVerified = AccountTokens.extend({
  organization: z.looseObject({ uuid: text, name: text }).nullish(),
  application: z.looseObject({ uuid: text, name: text, client_id: text, api_key: z.string() }),
});
export type AccountVerified = z.infer<typeof AccountVerified>;

/** At least eight characters with an upper-case and a lower-case letter, a digit and a special character. */
export interface AccountCredentials {
  email: string;
  password: string;
}

export interface AccountVerification {
  email: string;
  code: string;
}

/** Some servers ask for the password again. */
export interface AccountCodeRequest {
  email: string;
  password?: string | undefined;
}

/**
 * Opening a Didit account from a program. Registering is limited to five per hour and address; five wrong
 * passwords lock the account for a quarter of an hour. Passwords and codes never appear in an error.
 *
 * Source: Didit docs: Auth API (register, verify e-mail, log in)
 */
export function createAccountCalls(transport: Transport) {
  const post = (verb: string, body: object, secrets: string[], options?: CallOptions): Call => ({
    ...buildCall('POST', `/programmatic/${verb}/`, { body }, options),
    secrets,
  });
  return {
    async register(body: AccountCredentials, options?: CallOptions): Promise<AccountRegistered> {
      return callJson(transport, post('register', body, [body.password], options), AccountRegistered);
    },
    /** Works once per code; keep the answer's `application.api_key`, Didit shows it in its console only. */
    async verifyEmail(body: AccountVerification, options?: CallOptions): Promise<AccountVerified> {
      return callJson(transport, post('verify-email', body, [body.code], options), AccountVerified);
    },
    /** Sends a new code, at most one a minute. */
    async resendOtp(body: AccountCodeRequest, options?: CallOptions): Promise<AccountRegistered> {
      const secrets = body.password === undefined ? [] : [body.password];
      return callJson(transport, post('resend-otp', body, secrets, options), AccountRegistered);
    },
    async login(body: AccountCredentials, options?: CallOptions): Promise<AccountTokens> {
      return callJson(transport, post('login', body, [body.password], options), AccountTokens);
    },
  };
}

/** The account calls alone, for whoever has no API key yet. */
export function createDiditAccount(
  options: Pick<DiditOptions, 'accountBaseUrl' | 'connectTimeoutMs' | 'timeoutMs'> = {},
) {
  const { connectTimeoutMs, timeoutMs } = options;
  const baseUrl = checkedBaseUrl(options.accountBaseUrl ?? ACCOUNT_BASE_URL);
  const transport = createTransport({ baseUrl, apiKey: null, connectTimeoutMs, timeoutMs });
  return { ...createAccountCalls(transport), close: () => transport.close() };
}

/** @throws TypeError for a text that is no http(s) address */
export function checkedBaseUrl(baseUrl: string): string {
  if (URL.canParse(baseUrl) && /^https?:$/.test(new URL(baseUrl).protocol)) return baseUrl;
  throw new TypeError('the base URL is not an http(s) address');
}
