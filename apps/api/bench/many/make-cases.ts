import { createHash } from 'node:crypto';
import type { Db } from '@docket/db';
import { sql } from 'kysely';
import { fold, searchTextOf } from '../../src/features/evidence/fold.ts';
import { ENDINGS, NATIONS } from './people.ts';

const BATCH = 5_000;

/** Shares of statuses as an account shows them after a year; most cases never need a person. Of 1,000. */
const STATUSES: readonly (readonly [status: string, share: number])[] = [
  ['Approved', 700],
  ['Declined', 120],
  ['In Review', 50],
  ['Abandoned', 60],
  ['Expired', 35],
  ['Kyc Expired', 15],
  ['Resubmitted', 8],
  ['In Progress', 7],
  ['Not Started', 5],
];

/** Why a case waits, with how often. Of 1,000; the last ones are rare on purpose. */
const WARNINGS = [
  ['POSSIBLE_MATCH_FOUND', 'Possible match found in AML screening', 'warning', 300],
  ['LOW_FACE_MATCH_SIMILARITY', 'Low face match similarity', 'warning', 220],
  ['POSSIBLE_DUPLICATED_USER', 'Possible duplicated user', 'warning', 160],
  ['FULL_NAME_MISMATCH_WITH_PROVIDED', 'Full name mismatch with provided information', 'warning', 120],
  ['MRZ_VALIDATION_FAILED', 'MRZ validation failed', 'error', 90],
  ['DOCUMENT_EXPIRED', 'Document expired', 'error', 70],
  ['ADDRESS_MISMATCH_WITH_PROVIDED', 'Address mismatch with provided information', 'warning', 37],
  ['MINIMUM_AGE_NOT_MET', 'Minimum age not met', 'error', 3],
] as const;

const DOCUMENTS = ['Passport', 'Identity Card', "Driver's License", 'Residence Permit'];
const WORKFLOWS = 12;
/** 2026-01-01; cases spread over the year before it, so that every run makes the same ones. */
const NOW_MS = Date.UTC(2026, 0, 1);
const YEAR_MS = 365 * 86_400_000;

/**
 * Writes invented cases, the `from`th to the one before the `to`th, always the same ones: the columns that the queue
 * shows, filters, sorts and searches, a tenth of the open ones held by somebody. Evidence is not made.
 */
export async function makeCases(db: Db, from: number, to: number): Promise<void> {
  await makeWorkflows(db);
  for (let at = from; at < to; at += BATCH) {
    await insert(
      db,
      Array.from({ length: Math.min(BATCH, to - at) }, (_, index) => caseOf(at + index)),
    );
  }
  await makeHolders(db, from);
  await eraseSome(db, from);
  await sql`vacuum analyze cases`.execute(db);
  await sql`analyze claims`.execute(db);
}

type Row = ReturnType<typeof caseOf>;

function caseOf(number: number) {
  const dice = rolls(number);
  const nation = pick(NATIONS, dice());
  const name = `${pick(nation.given, dice())} ${pick(nation.family, dice())}${pick(ENDINGS, dice())}`;
  const status = weighted(STATUSES, dice(), ([, share]) => share)[0];
  const needsPerson = status === 'In Review' || status === 'Declined' || dice() < 0.2;
  const warning = needsPerson ? weighted(WARNINGS, dice(), ([, , , share]) => share) : undefined;
  const createdAt = new Date(NOW_MS - Math.floor(dice() * YEAR_MS));
  const documentNumber = `${nation.country.charAt(0)}${String(Math.floor(dice() * 1e8)).padStart(8, '0')}`;
  const vendorData = `cust-${number.toString(36).padStart(5, '0')}`;
  return {
    id: idOf(`case ${number}`),
    session_number: number + 1,
    status,
    workflow_id: workflowId(Math.floor(dice() ** 2 * WORKFLOWS)),
    vendor_data: vendorData,
    full_name: name,
    country: nation.country,
    document_type: pick(DOCUMENTS, dice()),
    document_number: documentNumber,
    warnings: JSON.stringify(
      warning === undefined ? [] : [{ risk: warning[0], title: warning[1], severity: warning[2] }],
    ),
    warning_code: warning?.[0] ?? null,
    search_text: searchTextOf([fold(name), fold(documentNumber), vendorData]),
    session_created_at: createdAt.toISOString(),
    in_review_since: status === 'In Review' ? new Date(createdAt.getTime() + 600_000).toISOString() : null,
  };
}

async function insert(db: Db, rows: readonly Row[]): Promise<void> {
  const columns = sql.join(
    (
      [
        ['id', 'uuid'],
        ['session_number', 'int'],
        ['status', 'text'],
        ['workflow_id', 'uuid'],
        ['vendor_data', 'text'],
        ['full_name', 'text'],
        ['country', 'text'],
        ['document_type', 'text'],
        ['document_number', 'text'],
        ['warnings', 'text'],
        ['warning_code', 'text'],
        ['search_text', 'text'],
        ['session_created_at', 'timestamptz'],
        ['in_review_since', 'timestamptz'],
      ] as const
    ).map(([name, type]) => sql`${rows.map((row) => row[name])}::${sql.raw(type)}[]`),
  );
  await sql`
    insert into cases (id, session_number, status, workflow_id, vendor_data, full_name, country, document_type,
      document_number, warnings, warning_codes, search_text, session_created_at, in_review_since, observed_at, details_at)
    select id, number, status, workflow, vendor, name, country, type, document, warnings::jsonb,
      case when code is null then '{}' else array[code] end, search, created, since, created, created
    from unnest(${columns}) as made (id, number, status, workflow, vendor, name, country, type, document, warnings,
      code, search, created, since)`.execute(db);
}

async function makeWorkflows(db: Db): Promise<void> {
  const values = Array.from({ length: WORKFLOWS }, (_, at) => ({
    workflow_id: workflowId(at),
    label: `Onboarding ${at + 1}`,
  }));
  await db
    .insertInto('workflow_labels')
    .values(values)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** A tenth of the open cases is in somebody's hands. */
async function makeHolders(db: Db, from: number): Promise<void> {
  await sql`
    insert into users (id, email, name, role, password_hash)
    select gen_random_uuid(), 'bench' || n || '@docket.example', 'Reviewer ' || n, 'reviewer', '-'
    from generate_series(1, 20) as n on conflict do nothing`.execute(db);
  await sql`
    with people as (select id, row_number() over (order by email) as n from users where email like 'bench%'),
      waiting as (select id, row_number() over (order by id) as n from cases
        where status = 'In Review' and session_number > ${from})
    insert into claims (case_id, user_id, acquired_at, expires_at)
    select waiting.id, people.id, now(), now() + interval '1 day'
    from waiting join people on people.n = 1 + waiting.n % 20 where waiting.n % 10 = 0`.execute(db);
}

/** One in a thousand that are at their end was erased, so that what finds and counts has some to leave out. */
async function eraseSome(db: Db, from: number): Promise<void> {
  await sql`
    update cases set erased_at = now(), full_name = null, vendor_data = null, country = null, document_type = null,
      document_number = null, warnings = '[]', warning_codes = '{}', search_text = ''
    where session_number > ${from} and session_number % 1000 = 7 and status in ('Approved', 'Declined', 'Abandoned', 'Expired')`.execute(
    db,
  );
}

export function workflowId(at: number): string {
  return idOf(`workflow ${at}`);
}

/** A random-looking id that is the same in every run. */
function idOf(text: string): string {
  const hex = createHash('md5').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Numbers in [0, 1) that depend on the case alone (mulberry32). */
function rolls(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(list: readonly T[], roll: number): T {
  return list[Math.floor(roll * list.length)] as T; // a roll is below 1, so the place exists
}

function weighted<T>(list: readonly T[], roll: number, share: (item: T) => number): T {
  let left = roll * list.reduce((sum, item) => sum + share(item), 0);
  for (const item of list) {
    left -= share(item);
    if (left < 0) return item;
  }
  return pick(list, 0);
}
