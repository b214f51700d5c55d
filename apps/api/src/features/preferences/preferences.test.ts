import { contract, DEFAULT_PREFERENCES } from '@docket/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Harness, type Person, readCookies, startHarness } from '../../../test/harness.ts';
import { DEMO_PASSWORD } from '../users/ensure-demo-users.ts';

let t: Harness;
beforeAll(async () => {
  t = await startHarness();
});
afterAll(() => t.close());

const { version: _, ...defaults } = DEFAULT_PREFERENCES;

const read = async (person: Person) =>
  (await t.as(person).call(contract.getPreferences)).body.preferences as typeof DEFAULT_PREFERENCES;

/** `body` may be wrong on purpose. */
const change = (person: Person, version: number, body: object) =>
  t.as(person).call(contract.changePreferences, {
    headers: { 'if-match': `"${version}"` },
    body: { ...defaults, ...body },
  });

async function anotherSignIn(person: Person): Promise<string> {
  const body = { email: `${person}@docket.demo`, password: DEMO_PASSWORD };
  return readCookies(await t.anonymous.call(contract.signIn, { body })).access;
}

describe('preferences', () => {
  test.each(['reviewer', 'manager', 'admin', 'auditor'] as const)(
    'of somebody in the role %s who never changed any are the shipped ones, and reading makes no row',
    async (person) => {
      expect(await read(person)).toEqual(DEFAULT_PREFERENCES);
      const rows = await t.db
        .selectFrom('preferences')
        .select('user_id')
        .where('user_id', '=', await t.userId(person))
        .execute();
      expect(rows).toEqual([]);
    },
  );

  test('are kept per person and follow them to another sign-in', async () => {
    const wanted = {
      theme: 'contrast',
      density: 'compact',
      motion: 'reduced',
      timeZone: 'Asia/Kathmandu',
      dateLocale: 'sv-SE',
      afterDecision: 'next',
      shortcutsOn: false,
      keys: { approve: 'y', 'go.queue': 'g h' },
    };
    const answer = await change('reviewer', 0, wanted);
    expect([answer.status, answer.body]).toEqual([200, { preferences: { ...wanted, version: 1 } }]);
    const { url } = contract.getPreferences;
    const elsewhere = await t.app.inject({ url, headers: { cookie: await anotherSignIn('reviewer') } });
    expect(elsewhere.json().preferences).toEqual({ ...wanted, version: 1 });
    expect(await read('reviewer2')).toEqual(DEFAULT_PREFERENCES);
    const row = await t.db
      .selectFrom('preferences')
      .selectAll()
      .where('user_id', '=', await t.userId('reviewer'))
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ theme: 'contrast', time_zone: 'Asia/Kathmandu', version: 1 });
    expect(row.changed_at).toEqual(expect.any(Date));
  });

  test('leave on record who changed which settings, and no value that could tell of a person’s health', async () => {
    const { version } = await read('auditor');
    await change('auditor', version, { theme: 'contrast', motion: 'reduced' });
    const id = await t.userId('auditor');
    const entry = (await t.audit()).at(-1);
    expect(entry).toMatchObject({
      action: 'user.preferences-changed',
      actor: { id, role: 'auditor' },
      object: { type: 'user', id },
      refs: { settings: 'theme,motion' },
      change: null,
      request: { route: 'PUT /api/me/preferences' },
    });
    expect(JSON.stringify(entry)).not.toMatch(/contrast|reduced/);
  });

  test('changed in another browser meanwhile answer 412 and stay', async () => {
    const { version } = await read('manager');
    expect((await change('manager', version, { theme: 'dark' })).status).toBe(200);
    const late = await change('manager', version, { theme: 'light' });
    expect([late.status, late.body.code]).toEqual([412, 'version-mismatch']);
    expect(await read('manager')).toMatchObject({ theme: 'dark', version: version + 1 });
  });

  test('changed twice at once for the first time are changed once', async () => {
    const answers = await Promise.all([change('admin', 0, {}), change('admin', 0, { theme: 'dark' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await read('admin')).version).toBe(1);
  });

  test('want the version that was seen', async () => {
    const answer = await t.as('reviewer2').call(contract.changePreferences, { body: defaults });
    expect([answer.status, answer.body.code]).toEqual([428, 'precondition-required']);
  });

  test.each([
    ['a theme that is none', { theme: 'sepia' }, '/body/theme'],
    ['a density that is none', { density: 'cosy' }, '/body/density'],
    ['a time zone nobody knows', { timeZone: 'Mars/Olympus' }, '/body/timeZone'],
    ['an offset that is more than a day', { timeZone: '+99:00' }, '/body/timeZone'],
    ['a locale that was never looked at', { dateLocale: 'tlh' }, '/body/dateLocale'],
    ['a key that commits', { keys: { approve: 'Enter' } }, '/body/keys/approve'],
    ['a key with a modifier', { keys: { approve: 'Ctrl+a' } }, '/body/keys/approve'],
    ['no key', { keys: { approve: '' } }, '/body/keys/approve'],
    ['a blank as key', { keys: { approve: ' ' } }, '/body/keys/approve'],
    ['more keys than a keyboard', { keys: manyKeys(101) }, '/body/keys'],
    ['a setting this version does not know', { sound: 'loud' }, '/body/sound'],
  ])('refuse %s by name', async (_name, wrong, pointer) => {
    const answer = await change('reviewer2', 0, wrong);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await read('reviewer2')).toEqual(DEFAULT_PREFERENCES);
  });

  test('are for people who are signed in, and not for pages of another site', async () => {
    for (const endpoint of [contract.getPreferences, contract.changePreferences]) {
      const answer = await t.anonymous.call(endpoint, endpoint.method === 'GET' ? {} : { body: defaults });
      expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
    }
    const foreign = await t.as('reviewer2').call(contract.changePreferences, {
      headers: { 'if-match': '"0"', origin: 'https://evil.example' },
      body: defaults,
    });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'cross-site-request']);
  });

  test('of a later version that this one does not know count as not set', async () => {
    const user_id = await t.userId('reviewer2');
    await t.db
      .insertInto('preferences')
      .values({ user_id, theme: 'sepia', time_zone: 'Mars/Olympus', density: 'compact', version: 4 })
      .execute();
    expect(await read('reviewer2')).toEqual({ ...DEFAULT_PREFERENCES, density: 'compact', version: 4 });
  });
});

function manyKeys(count: number): Record<string, string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const name = (index: number) => `key.${letters[index % 26]}${letters[Math.floor(index / 26)]}`;
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), 'x']));
}
