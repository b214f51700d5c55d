import { randomUUID } from 'node:crypto';
import { contract, type Endpoint, type Role } from '@docket/contracts';
import { SYSTEM } from '../src/features/audit/append-audit.ts';
import { createUserWithPassword } from '../src/features/users/create-user.ts';
import type { Answer, CallInput } from './caller.ts';
import type { Harness } from './harness.ts';
import { codeOf } from './totp-code.ts';

export const PASSWORD = 'correct horse battery';

/** Somebody with an account of their own, at a browser that keeps cookies, at http://localhost. */
export class Visitor {
  readonly #t: Harness;
  readonly #cookies = new Map<string, string>();
  readonly id: string;
  readonly email: string;

  constructor(t: Harness, id: string, email: string) {
    this.#t = t;
    this.id = id;
    this.email = email;
  }

  /** The same person at another browser. */
  elsewhere(): Visitor {
    return new Visitor(this.#t, this.id, this.email);
  }

  get cookieNames(): string[] {
    return [...this.#cookies.keys()];
  }

  /** As the browser sends them. */
  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async call(endpoint: Pick<Endpoint, 'method' | 'url'>, input: CallInput = {}): Promise<Answer> {
    const cookie = this.cookies;
    const answer = await this.#t.anonymous.call(endpoint, {
      ...input,
      headers: { ...(cookie === '' ? {} : { cookie }), ...input.headers },
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = String(line).split(';')[0]?.split('=') ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }

  signIn(): Promise<Answer> {
    return this.call(contract.signIn, { body: { email: this.email, password: PASSWORD } });
  }

  /** Adds an authenticator app; returns its secret and the recovery codes. */
  async addAuthenticator(): Promise<{ secret: string; recoveryCodes: string[] }> {
    const { secret } = (await this.call(contract.startAuthenticator)).body;
    const code = codeOf(secret, this.#t.clock.now());
    const { body } = await this.call(contract.confirmAuthenticator, { body: { code } });
    return { secret, recoveryCodes: body.recoveryCodes };
  }
}

export async function visitor(t: Harness, role: Role = 'reviewer'): Promise<Visitor> {
  const email = `${randomUUID()}@docket.test`;
  const { user } = await createUserWithPassword(t.deps, SYSTEM, {
    email,
    name: 'Vera Visitor',
    role,
    password: PASSWORD,
  });
  return new Visitor(t, user.id, email);
}
