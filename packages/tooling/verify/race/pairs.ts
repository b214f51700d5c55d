import type { Cookies } from '../rig/cookies.ts';
import type { Admin } from './admin.ts';
import {
  type Answer,
  makePerson,
  type Person,
  type Request,
  type Role,
  renew,
  send,
  signIn,
} from './people.ts';
import type { Field } from './races.ts';
import type { Act, Begun } from './two-people.ts';

const ROLES: readonly Role[] = ['reviewer', 'manager', 'admin', 'auditor'];
/** At once from two sign-ins, while somebody else agrees. */
const AT_ONCE = 20;
/** How a word of the maker may be answered: signed out, not in this role, not on their own, over what was answered. */
const REFUSALS = [401, 403, 409, 412];

/** What became of one act, over all pairs of the role in which it was asked for and the role later on. */
export interface PairFigures {
  readonly name: string;
  pairs: number;
  attempts: number;
  /** Words that were taken from the maker. */
  accepted: number;
  /** Second persons who were let, as they must be. */
  honest: number;
  readonly answers: Map<number, number>;
  readonly wrong: string[];
}

/** One person is to be maker and checker of this act, whatever they were and are, and however they signed in. */
export async function tryPairs(field: Field, admin: Admin, act: Act): Promise<PairFigures> {
  const figures: PairFigures = {
    name: act.name,
    pairs: 0,
    attempts: 0,
    accepted: 0,
    honest: 0,
    answers: new Map(),
    wrong: [],
  };
  for (const role of act.makers) {
    for (const later of ROLES) {
      await new Pair(field, admin, figures, `${role}, later ${later}`, figures.pairs).run(act, role, later);
      figures.pairs += 1;
    }
  }
  return figures;
}

class Pair {
  readonly #field: Field;
  readonly #admin: Admin;
  readonly #figures: PairFigures;
  readonly #title: string;
  readonly #turn: number;

  constructor(field: Field, admin: Admin, figures: PairFigures, title: string, turn: number) {
    this.#field = field;
    this.#admin = admin;
    this.#figures = figures;
    this.#title = title;
    this.#turn = turn;
  }

  async run(act: Act, role: Role, later: Role): Promise<void> {
    const { rig } = this.#field;
    const maker = await makePerson(rig, role);
    const first = maker.cookies;
    const second = await signIn(rig.api, maker.email);
    const renewed = await renew(rig.api, first);
    const before = [first, second, renewed];
    const begun = await act.begin(rig, maker, before[this.#turn % before.length] ?? first);
    await this.#say('as they are', begun, before);
    if (act.isTheirRoles) await this.#overtake(maker, begun, act);

    if (later !== role) await this.#admin.change(maker, { role: later });
    const anew = await signIn(rig.api, maker.email);
    const after = [...before, anew, await renew(rig.api, anew)];
    await this.#say('in the later role', begun, after);
    // Not for every role and not in every state; who holds the case must make no difference.
    await send(rig.api, anew, { path: `/api/cases/${begun.caseId}/claim` });
    await this.#say('with a claim', begun, [anew]);
    await send(rig.api, anew, { path: `/api/cases/${begun.caseId}/release` });

    await this.#comeBack(maker, begun, after);
    if (!act.isTheirRoles) await this.#overtake(maker, begun, act);
  }

  /** Disabled, invited again under the same address, and let in again: it must be the same person as before. */
  async #comeBack(maker: Person, begun: Begun, old: readonly Cookies[]): Promise<void> {
    await this.#admin.change(maker, { state: 'disabled' });
    await this.#say('disabled', begun, old);
    for (const email of [maker.email, maker.email.toUpperCase()]) {
      const { status } = await this.#admin.invite(email);
      if (status !== 409) this.#figures.wrong.push(`${this.#title}: a second account, answered ${status}`);
    }
    await this.#admin.change(maker, { state: 'active' });
    await this.#say('enabled again', begun, [...old, await signIn(this.#field.rig.api, maker.email)]);
  }

  /** From two sign-ins at once, while a second person agrees. */
  async #overtake(maker: Person, begun: Begun, { checker = 'manager' }: Act): Promise<void> {
    const { rig, servers } = this.#field;
    const honest = await makePerson(rig, checker);
    const own = [await signIn(rig.api, maker.email), await signIn(rig.api, maker.email)];
    const agree = async () => {
      for (const word of begun.agreement) {
        const { status, text } = await send(servers[0] ?? '', honest.cookies, word);
        if (status !== 200) this.#figures.wrong.push(`${this.#title}: a second person, ${status} ${text}`);
      }
    };
    const attempts = Array.from({ length: AT_ONCE }, (_, i) => {
      const word = begun.words[(i >> 1) % begun.words.length];
      const cookies = own[i % own.length];
      return word && cookies ? [() => this.#try('at once', cookies, word, i)] : [];
    }).flat();
    await Promise.all(
      [...attempts.slice(0, AT_ONCE / 2), agree, ...attempts.slice(AT_ONCE / 2)].map((go) => go()),
    );
    const agreed = await begun.agreedBy();
    if (agreed.length === 1 && agreed[0] === honest.id) this.#figures.honest += 1;
    else
      this.#figures.wrong.push(
        `${this.#title}: agreed to by ${agreed.length === 0 ? 'nobody' : agreed.join()}`,
      );
  }

  async #say(when: string, begun: Begun, signIns: readonly Cookies[]): Promise<void> {
    const all = signIns.flatMap((cookies) => begun.words.map((word) => ({ cookies, word })));
    await Promise.all(all.map(({ cookies, word }, i) => this.#try(when, cookies, word, i)));
  }

  async #try(when: string, cookies: Cookies, word: Request, turn: number): Promise<void> {
    const { servers } = this.#field;
    this.#count(
      `${this.#title}, ${when}`,
      word,
      await send(servers[turn % servers.length] ?? '', cookies, word),
    );
  }

  #count(title: string, word: Request, { status, text }: Answer): void {
    const { answers, wrong } = this.#figures;
    this.#figures.attempts += 1;
    answers.set(status, (answers.get(status) ?? 0) + 1);
    if (status < 300) this.#figures.accepted += 1;
    if (!REFUSALS.includes(status)) wrong.push(`${title}: ${word.path.split('/').at(-1)} ${status} ${text}`);
  }
}
