import { expect, it } from 'vitest';
import { checkDigit } from '../media/mrz.ts';
import { SESSION_STATUSES } from '../state-machine.ts';
import { startSandbox } from '../testing.ts';
import { scenarioOf } from './catalogue.ts';
import { ALL_SLUGS } from './slugs.ts';

const NOW = new Date('2026-11-23T10:00:00Z');

async function demo() {
  const t = await startSandbox({ seed: 'demo', now: () => NOW });
  const rows = (await t.call('GET', '/v3/sessions/?limit=200')).json.results;
  const decisions = [];
  for (const row of rows) decisions.push(await t.decision(row.session_id));
  return { t, decisions };
}

function risksOf(decision: Record<string, unknown>): string[] {
  const items = Object.values(decision).filter(Array.isArray).flat();
  return items.flatMap((item) => (item.warnings ?? []).map((warning: { risk: string }) => warning.risk));
}

it('has a busy queue: all ten statuses, and every reason for review', async () => {
  const { decisions } = await demo();
  expect(decisions.length).toBeGreaterThanOrEqual(64);
  expect(new Set(decisions.map((decision) => decision.status))).toEqual(new Set(SESSION_STATUSES));
  const waiting = decisions.filter((decision) => decision.status === 'In Review');
  expect(waiting.length).toBeGreaterThanOrEqual(44);
  const kinds = new Set(waiting.flatMap(risksOf).filter((risk) => risk !== 'BREACHED_EMAIL_DETECTED'));
  expect(kinds.size).toBeGreaterThanOrEqual(16);
  expect(waiting.every((decision) => risksOf(decision).length > 0)).toBe(true);
  const ages = waiting.map((decision) => NOW.getTime() - Date.parse(decision.created_at));
  expect(Math.min(...ages)).toBeLessThan(10 * 60_000);
  expect(Math.max(...ages)).toBeLessThan(10 * 86_400_000);
});

it('is the same every time', async () => {
  const first = (await demo()).decisions.map((decision) => [
    decision.session_id,
    decision.id_verifications?.[0]?.document_number,
  ]);
  const second = (await demo()).decisions.map((decision) => [
    decision.session_id,
    decision.id_verifications?.[0]?.document_number,
  ]);
  expect(second).toEqual(first);
});

it('shows documents whose machine readable zone computes, except where that is the story', async () => {
  const { decisions } = await demo();
  let wrong = 0;
  for (const item of decisions.flatMap((decision) => decision.id_verifications ?? [])) {
    if (item.mrz === null) continue;
    const {
      document_number,
      document_number_hash,
      birth_date,
      birth_date_hash,
      expiry_date,
      expiry_date_hash,
    } = item.mrz;
    expect(checkDigit(birth_date)).toBe(birth_date_hash);
    expect(checkDigit(expiry_date)).toBe(expiry_date_hash);
    expect(birth_date).toBe(item.date_of_birth.replaceAll('-', '').slice(2));
    expect(document_number).toBe(item.document_number.slice(0, 9));
    if (checkDigit(document_number.padEnd(9, '<')) !== document_number_hash) wrong += 1;
  }
  expect(wrong).toBe(2);
});

it('keeps every number in range and every AML total equal to its hits', async () => {
  const { decisions } = await demo();
  for (const decision of decisions) {
    for (const item of [...(decision.liveness_checks ?? []), ...(decision.face_matches ?? [])]) {
      expect(item.score).toBeGreaterThanOrEqual(0);
      expect(item.score).toBeLessThanOrEqual(100);
    }
    for (const item of decision.aml_screenings ?? []) {
      expect(item.total_hits).toBe(item.hits.length);
      for (const hit of item.hits) {
        const { name_contribution, dob_contribution, country_contribution, total_score } =
          hit.score_breakdown;
        const sum = Math.round(name_contribution + dob_contribution + country_contribution);
        expect(total_score).toBe(Math.max(0, Math.min(100, sum)));
        expect(hit.match_score).toBe(total_score);
        expect(hit.review_status).toBe(total_score < 93 ? 'False Positive' : 'Unreviewed');
      }
    }
  }
  expect(decisions.some((decision) => decision.aml_screenings?.[0]?.total_hits === 12)).toBe(true);
});

it('writes people of several scripts', async () => {
  const { decisions } = await demo();
  const names = decisions
    .map((decision) => decision.id_verifications?.[0]?.extra_fields.full_name_non_latin ?? '')
    .join(' ');
  expect(names).toMatch(/\p{Script=Cyrillic}/u);
  expect(names).toMatch(/\p{Script=Arabic}/u);
  expect(names).toMatch(/\p{Script=Han}/u);
});

it('points a duplicate at the approved session that shows the same document', async () => {
  const { t, decisions } = await demo();
  const twins = decisions.filter((decision) => risksOf(decision).includes('POSSIBLE_DUPLICATED_USER'));
  expect(twins.length).toBeGreaterThan(0);
  for (const twin of twins) {
    const match = twin.id_verifications[0].matches[0];
    const other = await t.decision(match.session_id);
    expect(other.status).toBe('Approved');
    expect(other.id_verifications[0].document_number).toBe(twin.id_verifications[0].document_number);
    expect(other.vendor_data).not.toBe(twin.vendor_data);
  }
});

it('plays every scenario to its outcome', async () => {
  const t = await startSandbox();
  for (const slug of ALL_SLUGS) {
    const answer = await t.call('POST', '/_sandbox/sessions', { scenario: slug });
    expect([slug, answer.json.status]).toEqual([slug, scenarioOf(slug).outcome]);
  }
});
