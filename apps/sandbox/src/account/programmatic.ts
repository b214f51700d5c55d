import type { FastifyInstance } from 'fastify';
import { addSeconds, isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import { ORGANIZATION } from '../context.ts';
import type { AccountRecord } from '../entity-records.ts';
import { problemsOf, REQUIRED, textProblem } from '../field-rules.ts';
import { bodyOf, Refusal } from '../http-answers.ts';
import { newSecret, newUuid } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { CLIENT_ID } from './account-reads.ts';
import { afterFailure, afterSuccess, isLocked } from './lockout.ts';
import { hashPassword, isPassword, newCode, passwordProblem } from './passwords.ts';

const CODE_LIFE_SECONDS = 600;
const COOL_DOWN_SECONDS = 60;
const TOKEN_LIFE_SECONDS = 86_400;
const BAD_LOGIN = new Refusal(401, { detail: 'Invalid email or password.' });

/**
 * Opening an account from a program (Didit docs: Auth API). At Didit these paths live on another host; here they
 * are under `/auth/v2` of the same one, and the code that would be mailed is shown by the control API.
 */
export function registerProgrammatic(app: FastifyInstance, sandbox: Sandbox): void {
  app.post('/auth/v2/programmatic/register/', async (request, reply) => {
    const body = bodyOf(request);
    const { email, password } = credentials(body);
    const problem = passwordProblem(password);
    if (problem !== null) throw new Refusal(400, { password: [problem] });
    if (sandbox.store.accounts.get(email)?.verified === true) {
      throw new Refusal(400, { email: ['A user with this email already exists.'] });
    }
    sendCode(sandbox, newAccount(email, hashPassword(password)));
    return reply
      .code(201)
      .send({ message: 'Registration successful. Check your email for the code.', email });
  });

  app.post('/auth/v2/programmatic/verify-email/', async (request) => {
    const body = bodyOf(request);
    const problems = problemsOf({ email: need(body, 'email'), code: need(body, 'code') });
    if (problems !== null) throw new Refusal(400, problems);
    const account = sandbox.store.accounts.get(String(body.email).toLowerCase());
    const oldest = isoMicros(addSeconds(sandbox.clock.now(), -CODE_LIFE_SECONDS));
    const right = account?.code !== null && account?.code === String(body.code).toUpperCase();
    if (account === undefined || !right || (account.codeSentAt ?? '') < oldest) {
      throw new Refusal(400, { code: ['Invalid or expired code.'] });
    }
    return sandbox.store.transaction(() => {
      sandbox.store.accounts.put({ ...account, verified: true, code: null });
      return {
        ...issueTokens(sandbox, account.email),
        organization: ORGANIZATION,
        application: { uuid: sandbox.applicationId, client_id: CLIENT_ID, api_key: sandbox.apiKey },
      };
    });
  });

  app.post('/auth/v2/programmatic/resend-otp/', async (request) => {
    const body = bodyOf(request);
    const problems = problemsOf({ email: need(body, 'email') });
    if (problems !== null) throw new Refusal(400, problems);
    const email = String(body.email).toLowerCase();
    const account = sandbox.store.accounts.get(email);
    if (account === undefined || account.verified) {
      throw new Refusal(400, { detail: 'No pending verification for this email.' });
    }
    refuseSoon(sandbox, account);
    sendCode(sandbox, account);
    return { message: 'A new code was sent.', email };
  });

  app.post('/auth/v2/programmatic/login/', async (request) => {
    const { email, password } = credentials(bodyOf(request));
    return logIn(sandbox, email, password);
  });
}

function logIn(sandbox: Sandbox, email: string, password: string): JsonObject {
  const account = sandbox.store.accounts.get(email);
  const now = sandbox.clock.now();
  if (account === undefined) throw BAD_LOGIN;
  if (isLocked(account, now)) {
    const seconds = Math.ceil((Date.parse(account.lockedUntil ?? '') - now.getTime()) / 1000);
    throw new Refusal(
      429,
      { detail: `Account temporarily locked. Try again in ${seconds} seconds.` },
      { 'retry-after': String(seconds) },
    );
  }
  if (!isPassword(password, account.passwordHash)) {
    sandbox.store.transaction(() => sandbox.store.accounts.put(afterFailure(account, now)));
    throw BAD_LOGIN;
  }
  if (!account.verified) throw new Refusal(403, { detail: 'Email is not verified.' });
  return sandbox.store.transaction(() => {
    sandbox.store.accounts.put(afterSuccess(account));
    return issueTokens(sandbox, email);
  });
}

function need(body: JsonObject, key: string) {
  return body[key] === undefined ? REQUIRED : textProblem(body[key]);
}

/** @throws Refusal 400 */
function credentials(body: JsonObject): { email: string; password: string } {
  const problems = problemsOf({ email: need(body, 'email'), password: need(body, 'password') });
  if (problems !== null) throw new Refusal(400, problems);
  const email = String(body.email).toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw new Refusal(400, { email: ['Enter a valid email address.'] });
  }
  return { email, password: String(body.password) };
}

function newAccount(email: string, passwordHash: string): AccountRecord {
  return {
    email,
    passwordHash,
    verified: false,
    code: null,
    codeSentAt: null,
    failures: 0,
    lockedUntil: null,
  };
}

function refuseSoon(sandbox: Sandbox, account: AccountRecord): void {
  const since = (sandbox.clock.now().getTime() - Date.parse(account.codeSentAt ?? '')) / 1000;
  if (!(since < COOL_DOWN_SECONDS)) return;
  const wait = Math.ceil(COOL_DOWN_SECONDS - since);
  throw new Refusal(
    429,
    { detail: `Request was throttled. Expected available in ${wait} seconds.` },
    { 'retry-after': String(wait) },
  );
}

function sendCode(sandbox: Sandbox, account: AccountRecord): void {
  const at = isoMicros(sandbox.clock.now());
  const code = newCode();
  sandbox.store.transaction(() => {
    sandbox.store.accounts.put({ ...account, code, codeSentAt: at });
    const number = sandbox.store.nextNumber('mail', 1);
    const subject = 'Your verification code';
    sandbox.store.mails.put({ id: newUuid(), number, to: account.email, subject, code, at });
  });
}

function issueTokens(sandbox: Sandbox, email: string): JsonObject {
  const access = newSecret();
  const expiresAt = isoMicros(addSeconds(sandbox.clock.now(), TOKEN_LIFE_SECONDS));
  sandbox.store.tokens.put({ id: access, email, expiresAt });
  return { access_token: access, refresh_token: newSecret(), expires_in: TOKEN_LIFE_SECONDS };
}
