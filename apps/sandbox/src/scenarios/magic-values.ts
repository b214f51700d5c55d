import type { JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';
import type { SessionRecord } from '../records.ts';
import { scenarioOf } from './catalogue.ts';
import { suits } from './seed-workflows.ts';
import type { ScenarioSlug } from './slugs.ts';
import { DIDIT_SLUGS, REVIEW_SLUGS } from './slugs.ts';

/**
 * Values that decide an outcome wherever they are given: when the session is created, or typed on the hosted page.
 * Didit's sandbox has such values too; its table is not public, so these are ours. A scenario's number is its place
 * in this list, which therefore only ever grows at its end.
 */
export const MAGIC_SLUGS: readonly ScenarioSlug[] = [...DIDIT_SLUGS, ...REVIEW_SLUGS];

export type MagicValues = { email: string; phone: string; document_number: string; full_name: string };

/** The magic values of one scenario. The phone numbers are from the range that is reserved for fiction. */
export function magicValuesOf(slug: ScenarioSlug): MagicValues | null {
  const place = MAGIC_SLUGS.indexOf(slug);
  if (place === -1) return null;
  const number = String(place).padStart(2, '0');
  const words = slug.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return {
    email: `${slug}@magic.example`,
    phone: `+120255501${number}`,
    document_number: `MAGIC00${number}`,
    full_name: words.join(' '),
  };
}

/** Whatever is known about the customer, in the field names of Didit's `expected_details` and `contact_details`. */
export type KnownOfCustomer = { details: JsonObject | null; contact: JsonObject | null };

/** The first magic value among those given; one that asks for steps this workflow lacks says nothing. */
export function magicScenario(
  session: Pick<SessionRecord, 'nodes'>,
  known: KnownOfCustomer[],
): ScenarioSlug | null {
  const fits = (slug: ScenarioSlug) => suits(session, scenarioOf(slug));
  const said = new Set(known.flatMap(keysOf));
  return MAGIC_SLUGS.find((slug) => keysOfScenario(slug).some((key) => said.has(key)) && fits(slug)) ?? null;
}

function keysOf({ details, contact }: KnownOfCustomer): string[] {
  const from = isObject(details) ? details : {};
  const [address = '', host] = (textOf(contact?.email) ?? '').toLowerCase().split('@');
  const names = [textOf(from.first_name), textOf(from.last_name)].flatMap((name) => name ?? []);
  return [
    // Mail systems deliver `name+tag@host` to name, so that one real mailbox is enough for every scenario.
    ...(host === undefined ? [] : [address, address.split('+')[1] ?? '']).map(
      (part) => `email:${slugged(part)}`,
    ),
    `phone:${(textOf(contact?.phone) ?? '').replace(/[^+\d]/g, '')}`,
    `document:${(textOf(from.identification_number) ?? '').toUpperCase()}`,
    `document:${(textOf(from.document_number) ?? '').toUpperCase()}`,
    `name:${slugged(names.join(' '))}`,
  ];
}

function keysOfScenario(slug: ScenarioSlug): string[] {
  const magic = magicValuesOf(slug);
  if (magic === null) return [];
  return [`email:${slug}`, `phone:${magic.phone}`, `document:${magic.document_number}`, `name:${slug}`];
}

function slugged(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}
