import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { signWebhook } from '../../../../didit/src/signature.ts';
import { countRows } from '../../rig/findings.ts';
import type { Rig } from '../../rig/rig.ts';
import { send } from '../send.ts';

interface Forgery {
  readonly name: string;
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: string;
  /** Behind our origin; our own webhook address when absent. */
  readonly path?: string;
  readonly type?: string;
}

const seconds = () => Math.floor(Date.now() / 1000);

/** An event as Didit would tell it now. */
function eventText(more: object = {}): string {
  const about = { session_id: randomUUID(), status: 'Approved', decision: { status: 'Approved' } };
  return JSON.stringify({
    event_id: randomUUID(),
    webhook_type: 'status.updated',
    timestamp: seconds(),
    ...about,
    ...more,
  });
}

/** Deliveries that Didit did not send, or not lately, or not like this, or not here. */
function forgeries(rig: Rig): Forgery[] {
  const secret = rig.webhookSecret;
  const body = eventText();
  const good = signWebhook(body, secret);
  return [
    ...wrongSecrets(rig, body),
    ...wrongSignatures(body, good),
    ...changedBodies(body, good),
    ...wrongTimes(secret),
    ...noEvents(secret),
    ...wrongDoors(rig, body, good),
  ];
}

function wrongSecrets(rig: Rig, body: string): Forgery[] {
  const secret = rig.webhookSecret;
  const others = {
    'another secret': randomBytes(32).toString('base64url'),
    'a secret of one letter': 'a',
    'the secret cut short': secret.slice(0, -1),
    'the secret and a letter': `${secret}a`,
    'the secret in capitals': secret.toUpperCase(),
    'the secret read as base64': Buffer.from(secret, 'base64url').toString('latin1'),
    'the destination’s id': rig.webhookUrl.slice(-32),
    'another key of Didit': rig.otherKey,
  };
  return Object.entries(others).map(([name, key]) => ({ name, body, headers: signWebhook(body, key) }));
}

function wrongSignatures(body: string, good: ReturnType<typeof signWebhook>): Forgery[] {
  const raw = good['x-signature'];
  const only = (name: string, headers: Record<string, string>): Forgery => ({ name, body, headers });
  return [
    only('no signature', {}),
    only('only the simple signature', { 'x-signature-simple': good['x-signature-simple'] }),
    only('the simple signature as the raw one', { 'x-signature': good['x-signature-simple'] }),
    only('the simple signature as V2', { 'x-signature-v2': good['x-signature-simple'] }),
    only('an empty signature', { 'x-signature': '' }),
    only('a signature cut short', { 'x-signature': raw.slice(0, 63) }),
    only('a signature and a digit', { 'x-signature': `${raw}0` }),
    only('a signature with its scheme', { 'x-signature': `sha256=${raw}` }),
    only('a signature in base64', { 'x-signature': Buffer.from(raw, 'hex').toString('base64') }),
    only('two signatures in one header', { 'x-signature': `${raw}, ${raw}` }),
    only('zeros', { 'x-signature': '0'.repeat(64), 'x-signature-v2': '0'.repeat(64) }),
    only('no hex', { 'x-signature': 'z'.repeat(64) }),
    only('the right one in another header', { 'x-hub-signature-256': `sha256=${raw}`, signature: raw }),
    only('the last digit changed', { 'x-signature': raw.slice(0, -1) + (raw.endsWith('0') ? '1' : '0') }),
  ];
}

function changedBodies(body: string, good: ReturnType<typeof signWebhook>): Forgery[] {
  const raw = { 'x-signature': good['x-signature'] };
  const v2 = { 'x-signature-v2': good['x-signature-v2'] };
  const declined = body.replaceAll('Approved', 'Declined');
  return [
    { name: 'another decision under all signatures', body: declined, headers: good },
    { name: 'another decision under V2', body: declined, headers: v2 },
    {
      name: 'another decision inside, V2',
      body: body.replace('{"status":"Approved"}', '{"status":"Declined"}'),
      headers: v2,
    },
    { name: 'a space behind', body: `${body} `, headers: raw },
    { name: 'written with spaces, raw only', body: JSON.stringify(JSON.parse(body), null, 1), headers: raw },
    {
      name: 'another event id',
      body: body.replace(/"event_id":"[^"]+/, `"event_id":"${randomUUID()}`),
      headers: good,
    },
    {
      name: 'a second status behind, V2',
      body: body.replace(/\}$/, ',"status":"Declined"}'),
      headers: v2,
    },
    { name: 'a field more, V2', body: body.replace('{', '{"x":1,'), headers: v2 },
    { name: 'bytes in front', body: `\ufeff${body}`, headers: good },
  ];
}

function wrongTimes(secret: string): Forgery[] {
  const at = (name: string, timestamp: unknown): Forgery => {
    const body = eventText({ timestamp });
    return { name, body, headers: { ...signWebhook(body, secret), 'x-timestamp': String(seconds()) } };
  };
  return [
    at('sixteen minutes old', seconds() - 16 * 60),
    at('a day old', seconds() - 86_400),
    at('of 1970', 0),
    at('before 1970', -seconds()),
    at('two minutes ahead', seconds() + 120),
    at('a year ahead', seconds() + 31_536_000),
    at('in milliseconds', Date.now()),
    at('as text', String(seconds())),
    at('without a time', undefined),
    at('with null for a time', null),
  ];
}

/** Signed with the right secret, and no event. */
function noEvents(secret: string): Forgery[] {
  const signed = (name: string, body: string | Buffer): Forgery => ({
    name,
    body,
    headers: { 'x-signature': createHmac('sha256', secret).update(body).digest('hex') },
  });
  return [
    signed('nothing', ''),
    signed('a list', '[]'),
    signed('a text', '"x"'),
    signed('half a JSON', '{"webhook_type":"status.updated"'),
    signed('no kind', JSON.stringify({ timestamp: seconds() })),
    signed('no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
    signed('levels without end', '['.repeat(50_000)),
  ];
}

function wrongDoors(rig: Rig, body: string, headers: Record<string, string>): Forgery[] {
  const path = new URL(rig.webhookUrl).pathname;
  const there = (name: string, more: Partial<Forgery>): Forgery => ({ name, body, headers, ...more });
  return [
    there('another destination', { path: `/webhooks/didit/${'f'.repeat(32)}` }),
    there('no destination', { path: '/webhooks/didit/' }),
    there('a destination in capitals', { path: path.toUpperCase() }),
    there('a destination cut short', { path: path.slice(0, -1) }),
    there('a path that climbs', { path: `/webhooks/didit/..%2f${path.split('/').at(-1)}` }),
    there('a slash behind', { path: `${path}/` }),
    ...['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => there(`by ${method}`, { method })),
    ...['text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream', ''].map((type) =>
      there(`as ${type === '' ? 'no type' : type}`, { type }),
    ),
    there('of three megabytes', { body: eventText({ filler: 'x'.repeat(3 * 1024 * 1024) }) }),
  ];
}

export interface WebhookTrial {
  readonly tried: number;
  readonly accepted: string[];
  /** At our address and readable: each must have its row and its audit entry. */
  readonly atOurDoor: number;
  readonly rows: number;
  readonly entries: number;
}

export async function tryWebhooks(rig: Rig): Promise<WebhookTrial> {
  const all = forgeries(rig);
  const ours = new URL(rig.webhookUrl).pathname;
  const before = {
    rows: await refusedRows(rig),
    entries: await refusedEntries(rig),
    taken: await takenRows(rig),
  };
  const accepted: string[] = [];
  let atOurDoor = 0;
  for (const { name, body, headers, method = 'POST', path = ours, type = 'application/json' } of all) {
    const answer = await send(rig.api, {
      method,
      target: path,
      headers: [...Object.entries(headers), ...(type === '' ? [] : ([['content-type', type]] as const))],
      body: Buffer.from(body),
    });
    if (answer.status < 400 || answer.status >= 500) accepted.push(`${name}: ${answer.status}`);
    if (answer.status === 401) atOurDoor += 1;
  }
  if ((await takenRows(rig)) !== before.taken) accepted.push('a delivery was taken');
  return {
    tried: all.length,
    accepted,
    atOurDoor,
    rows: (await refusedRows(rig)) - before.rows,
    entries: (await refusedEntries(rig)) - before.entries,
  };
}

const refusedRows = (rig: Rig) => countRows(rig, "from deliveries where state = 'rejected'");
const takenRows = (rig: Rig) => countRows(rig, "from deliveries where state = 'accepted'");
async function refusedEntries(rig: Rig): Promise<number> {
  return countRows(
    rig,
    `from (select action from audit.log union all select entry::jsonb ->> 'action' from audit.intake) as entries
      where action = 'delivery.rejected'`,
  );
}
