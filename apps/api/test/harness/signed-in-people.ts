import { contract, type Endpoint, type Role } from '@docket/contracts';
import type { InjectOptions } from 'fastify';
import { DEMO_PASSWORD } from '../../src/features/users/ensure-demo-users.ts';
import type { App } from '../../src/http/zod.ts';
import type { Answer, Caller, CallInput } from '../caller.ts';

export type Person = Role | 'reviewer2';

/** Of one sign-in, each as `name=value`. */
export interface Cookies {
  readonly access: string;
  readonly refresh: string;
}

/** What a sign-in or its renewal sets. */
export function readCookies({ headers }: Pick<Answer, 'headers'>): Cookies {
  const [access = '', refresh = ''] = [headers['set-cookie']].flat().map((one) => String(one).split(';')[0]);
  return { access, refresh };
}

/** The people of the demo at their browsers: each signs in by the real route when first needed. */
export class SignedInPeople {
  readonly #app: App;
  readonly #cookies = new Map<Person, Promise<Cookies>>();

  constructor(app: App) {
    this.#app = app;
  }

  readonly anonymous: Caller = { call: (endpoint, input) => this.#call(undefined, endpoint, input) };

  as(person: Person): Caller {
    return { call: (endpoint, input) => this.#call(person, endpoint, input) };
  }

  async #call(
    person: Person | undefined,
    endpoint: Pick<Endpoint, 'method' | 'url'>,
    input: CallInput = {},
  ): Promise<Answer> {
    const options: InjectOptions = {
      method: endpoint.method,
      url: fill(endpoint.url, input.params ?? {}),
      query: Object.fromEntries(
        Object.entries(input.query ?? {}).map(([key, value]) => [key, String(value)]),
      ),
      headers: { ...input.headers, ...(person ? { cookie: (await this.cookies(person)).access } : {}) },
      ...(input.body === undefined ? {} : { payload: input.body as object }), // JSON whatever its shape: bad shapes are tested too
    };
    let answer = await this.#app.inject(options);
    // As the web app does: a token of some minutes is renewed where the clock was moved.
    if (answer.statusCode === 401 && person !== undefined && (await this.#renew(person, options))) {
      answer = await this.#app.inject({
        ...options,
        headers: { ...options.headers, cookie: (await this.cookies(person)).access },
      });
    }
    const isJson = String(answer.headers['content-type'] ?? '').includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      raw: answer.rawPayload,
      body: isJson && answer.body !== '' ? JSON.parse(answer.body) : undefined,
    };
  }

  cookies(person: Person): Promise<Cookies> {
    const known = this.#cookies.get(person);
    if (known !== undefined) return known;
    const fresh = this.anonymous
      .call(contract.signIn, { body: { email: `${person}@docket.demo`, password: DEMO_PASSWORD } })
      .then(readCookies);
    this.#cookies.set(person, fresh);
    return fresh;
  }

  /** False when the sign-in cannot be renewed. Of several calls at once, one renews. */
  async #renew(person: Person, failed: InjectOptions): Promise<boolean> {
    const cookies = await this.cookies(person);
    if (cookies.access !== failed.headers?.cookie) return true;
    const headers = { cookie: cookies.refresh };
    const answer = await this.anonymous.call(contract.refreshSignIn, { headers, body: {} });
    if (answer.status === 204) this.#cookies.set(person, Promise.resolve(readCookies(answer)));
    return answer.status === 204;
  }

  /** Signs in anew at the next call; for tests that end a sign-in. */
  forget(person: Person): void {
    this.#cookies.delete(person);
  }
}

function fill(url: string, params: Record<string, string>): string {
  return url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? `:${name}`));
}
