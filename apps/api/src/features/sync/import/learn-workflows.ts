import type { Deps } from '../../../deps.ts';

/** Keeps the names of workflows beside their ids: Didit's session rows carry only ids. */
export async function learnWorkflows(deps: Deps, unknownId?: string): Promise<void> {
  if (unknownId !== undefined) {
    const known = await deps.db
      .selectFrom('workflow_labels')
      .select('workflow_id')
      .where('workflow_id', '=', unknownId)
      .executeTakeFirst();
    if (known !== undefined) return;
  }
  const { results } = await deps.didit.workflows.list({ limit: 100 });
  // Newest version first, so the first label of a workflow is its current one.
  const labels = new Map<string, string>();
  for (const { workflow_id, workflow_label } of results) {
    if (workflow_id != null && workflow_label != null && !labels.has(workflow_id)) {
      labels.set(workflow_id, workflow_label);
    }
  }
  if (labels.size === 0) return;
  await deps.db
    .insertInto('workflow_labels')
    .values([...labels].map(([workflow_id, label]) => ({ workflow_id, label, updated_at: deps.clock() })))
    .onConflict((conflict) =>
      conflict.column('workflow_id').doUpdateSet((eb) => ({
        label: eb.ref('excluded.label'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .execute();
}
