import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FullResult, Reporter } from '@playwright/test/reporter';
import { Facts } from './facts.ts';
import { type Figures, type Finding, judge } from './judge.ts';
import { plantAll } from './plant.ts';

const MOST_LINES = 40;

/**
 * After the journeys, when every stack has ended: demands that all that was changed or shown is on record, prints the
 * figures, and fails the run where it is not, where a stack left no record, or where the judge overlooks a violation
 * that was planted.
 */
export default class OnRecord implements Reporter {
  readonly #folder = process.env.E2E_RECORD_DIR ?? '';
  #tests = 0;

  onTestEnd(): void {
    this.#tests += 1;
  }

  async onEnd(): Promise<{ status: FullResult['status'] } | undefined> {
    if (this.#tests === 0 || this.#folder === '') return undefined;
    const problems = report(this.#folder);
    for (const problem of problems.slice(0, MOST_LINES)) console.log(`✗ ${problem}`);
    if (problems.length > MOST_LINES) console.log(`… and ${problems.length - MOST_LINES} more`);
    if (problems.length > 0) return { status: 'failed' };
    console.log('All that was changed or shown is on record.');
    if (process.env.E2E_KEEP_RECORD !== '1') rmSync(this.#folder, { recursive: true, force: true });
    return undefined;
  }

  printsToStdio(): boolean {
    return false;
  }
}

function report(folder: string): string[] {
  const stacks = existsSync(folder) ? readdirSync(folder) : [];
  const problems = stacks.length === 0 ? ['no stack left a record'] : [];
  const table: Record<string, Figures & { unaudited: number }> = {};
  let plants = 0;
  for (const name of stacks) {
    const file = join(folder, name, 'facts.json');
    if (!existsSync(file)) {
      problems.push(`the stack ${name} left no record`);
      continue;
    }
    const facts = Facts.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { figures, findings } = judge(facts);
    const { planted, unseen } = plantAll(facts);
    plants += planted;
    table[name] = { ...figures, unaudited: findings.length };
    problems.push(...findings.map((finding) => lineOf(name, finding)));
    problems.push(...unseen.map((what) => `${name}: planted, and not reported: ${what}`));
  }
  console.log('\nWhat the journeys changed and were shown, held against the audit log:');
  console.table({ ...table, all: sumOf(Object.values(table)) });
  console.log(`${plants} violations planted in it to see whether they are reported.`);
  return problems;
}

function lineOf(stack: string, { kind, what }: Finding): string {
  return `${stack}: ${kind}: ${what}`;
}

function sumOf(rows: readonly (Figures & { unaudited: number })[]): Figures & { unaudited: number } {
  const sum = { requests: 0, changes: 0, disclosures: 0, writes: 0, effects: 0, unaudited: 0 };
  for (const row of rows) {
    sum.requests += row.requests;
    sum.changes += row.changes;
    sum.disclosures += row.disclosures;
    sum.writes += row.writes;
    sum.effects += row.effects;
    sum.unaudited += row.unaudited;
  }
  return sum;
}
