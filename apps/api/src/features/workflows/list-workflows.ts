import type { WorkflowSummary } from '@docket/contracts';
import type { WorkflowRow } from '@docket/didit';
import type { Deps } from '../../deps.ts';
import { fail } from '../../http/errors.ts';
import { presentSummary } from './workflow-settings.ts';

const PAGE = 100;

/** Every version of every workflow, newest first. Errors: vendor errors. */
export async function listWorkflows(deps: Deps): Promise<{ items: WorkflowSummary[] }> {
  const rows = await readRows(deps);
  return {
    items: rows
      .filter((row) => row.is_archived !== true)
      .map((row) => presentSummary(row, isLatest(row, rows))),
  };
}

export async function readRows(deps: Deps): Promise<WorkflowRow[]> {
  const rows: WorkflowRow[] = [];
  for (;;) {
    const page = await deps.didit.workflows.list({ limit: PAGE, offset: rows.length });
    rows.push(...page.results);
    if (page.next === null || page.results.length === 0) return rows;
  }
}

/** The version an id means: a workflow's current one, or a version named by its own uuid. Errors: not-found. */
export function versionOf(id: string, rows: readonly WorkflowRow[]): WorkflowRow {
  const current = rows.find((row) => row.workflow_id === id && isLatest(row, rows));
  return current ?? rows.find((row) => row.uuid === id) ?? fail('not-found');
}

/** New sessions take the newest published version. */
export function isLatest(
  row: Pick<WorkflowRow, 'uuid' | 'workflow_id'>,
  rows: readonly WorkflowRow[],
): boolean {
  const newest = currentVersion(row, rows);
  return published(row, rows).some((other) => other.uuid === row.uuid && (other.version ?? 0) === newest);
}

/** The number of the version in use; null for a workflow of which nothing is published. */
export function currentVersion(
  row: Pick<WorkflowRow, 'workflow_id'>,
  rows: readonly WorkflowRow[],
): number | null {
  const versions = published(row, rows).map((other) => other.version ?? 0);
  return versions.length === 0 ? null : Math.max(...versions);
}

function published(row: Pick<WorkflowRow, 'workflow_id'>, rows: readonly WorkflowRow[]): WorkflowRow[] {
  return rows.filter((other) => other.workflow_id === row.workflow_id && other.status === 'published');
}
