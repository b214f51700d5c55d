import type { Rig } from './rig.ts';

/** One number out of the database. */
export async function countRows(rig: Rig, query: string): Promise<number> {
  const { rows } = await rig.db.query<{ count: string }>(`select count(*) as count ${query}`);
  return Number(rows[0]?.count ?? 0);
}

/** Every session the sandbox holds, as Didit's own list tells it: id → status. */
export async function statusesAtDidit(rig: Rig): Promise<Map<string, string>> {
  const statuses = new Map<string, string>();
  const PAGE = 200;
  for (let offset = 0; ; offset += PAGE) {
    const answer = await fetch(`${rig.sandbox}/v3/sessions/?limit=${PAGE}&offset=${offset}`, {
      headers: { 'x-api-key': rig.otherKey },
    });
    if (!answer.ok) throw new Error(`the sandbox's list answered ${answer.status}`);
    // Didit OpenAPI GET /v3/sessions/
    const page = (await answer.json()) as {
      next: string | null;
      results: { session_id: string; status: string }[];
    };
    for (const { session_id, status } of page.results) statuses.set(session_id, status);
    if (page.next === null) return statuses;
  }
}

/** How many sessions have no case, or one with another status, and cases without session; 0 when the mirror is true. */
export async function countDifferences(rig: Rig): Promise<number> {
  const atDidit = await statusesAtDidit(rig);
  const { rows } = await rig.db.query<{ id: string; status: string }>('select id, status from cases');
  const ours = new Map(rows.map(({ id, status }) => [id, status]));
  const strangers = [...ours.keys()].filter((id) => !atDidit.has(id)).length;
  return strangers + [...atDidit].filter(([id, status]) => ours.get(id) !== status).length;
}

/** Cases that the audit log, sequenced or still on its way there, says were made more than once. */
export function countDoubleImports(rig: Rig): Promise<number> {
  return countRows(
    rig,
    `from (select case_id from (
        select case_id::text from audit.log where action = 'case.imported'
        union all
        select entry::jsonb ->> 'case' from audit.intake where entry::jsonb ->> 'action' = 'case.imported'
      ) as imports group by case_id having count(*) > 1) as doubles`,
  );
}

/** Calls in the busiest minute of each of Didit's limits that Docket used, and how often Didit refused. */
export async function limitFigures(
  rig: Rig,
): Promise<{ figures: Record<string, string>; refused: number; kept: boolean }> {
  const uses = await rig.limits();
  const figures = Object.fromEntries(
    uses.map(({ scope, busiest, limit }) => [`busiest minute, ${scope}`, `${busiest} of ${limit}`]),
  );
  const refused = uses.reduce((all, use) => all + use.refused, 0);
  return { figures, refused, kept: refused === 0 && uses.every(({ busiest, limit }) => busiest <= limit) };
}

/** Prints what was measured and what had to hold, and sets the exit code. */
export function judge(figures: Record<string, number | string>, demands: Record<string, boolean>): void {
  console.table(figures);
  for (const [demand, holds] of Object.entries(demands)) console.log(`${holds ? '✓' : '✗'} ${demand}`);
  const broken = Object.values(demands).filter((holds) => !holds).length;
  console.log(
    broken === 0 ? 'All of it holds.' : `FAILED: ${broken} of it ${broken === 1 ? 'does' : 'do'} not hold.`,
  );
  process.exitCode = broken === 0 ? 0 : 1;
}

/** The value of which this part of all is not higher; nearest rank. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
