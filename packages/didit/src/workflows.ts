import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport, WorkflowDialect } from './call.ts';
import { DiditError } from './errors.ts';
import { anything, flag, number, text } from './leaves.ts';
import { asked, everyRow, type Page, type PageQuery, pageOrArray } from './page.ts';
import { WorkflowFlags, type WorkflowFlagsInput, workflowFromFlags } from './workflow-flags.ts';
import type { WorkflowWrite } from './workflow-write.ts';

/** Fields every answer about a workflow shares. */
const WorkflowCommon = {
  /** Of this version; the path parameter. */
  uuid: z.string(),
  /** Of the workflow through all its versions; what sessions refer to. */
  workflow_id: text,
  workflow_label: text,
  workflow_type: text,
  is_default: flag,
  is_archived: flag,
  is_white_label_enabled: flag,
  total_price: number,
  min_price: number,
  max_price: number,
  /** One text, `OCR + LIVENESS + FACE_MATCH`. */
  features: z
    .union([z.string(), z.array(z.looseObject({ feature: z.string(), config: anything }))])
    .nullish(),
  is_simple_workflow: flag,
  is_editable: flag,
  workflow_url: text,
  max_retry_attempts: number,
  retry_window_days: number,
  session_expiration_time: number,
  version: number,
  status: text,
  updated_at: text,
};

/** One version of a workflow as listed; prices in US dollars, `session_expiration_time` in seconds. */
export const WorkflowRow = z.looseObject({
  ...WorkflowCommon,
  has_draft: flag,
  created_by: z.looseObject({ name: text, email: text, type: text }).nullish(),
});
export type WorkflowRow = z.infer<typeof WorkflowRow>;

/** A whole configuration: some 190 keys, of which only the common ones are named here; the rest is kept. */
export const Workflow = z.looseObject({
  ...WorkflowCommon,
  workflow_graph: anything,
  documents_allowed: anything,
  published_at: text,
  created_at: text,
});
export type Workflow = z.infer<typeof Workflow>;

const ROOT = '/v3/workflows/';
const ONE = `${ROOT}{settings_uuid}/`;

/**
 * Didit's workflows. A published version is edited in place unless `status: "published"` is sent again, which
 * makes a new version with a new uuid: go on with the uuid of the answer.
 */
export function createWorkflows(transport: Transport, dialect: WorkflowDialect) {
  async function listPage(query: PageQuery = {}, options?: CallOptions): Promise<Page<WorkflowRow>> {
    const call = buildCall('GET', ROOT, { query: asked(query) }, options);
    return callJson(transport, call, pageOrArray(WorkflowRow));
  }
  async function post(body: object, options?: CallOptions): Promise<Workflow> {
    return callJson(transport, buildCall('POST', ROOT, { body }, options), Workflow);
  }
  async function patch(uuid: string, body: object, options?: CallOptions): Promise<Workflow> {
    const call = buildCall('PATCH', ONE, { uuids: { settings_uuid: uuid }, body }, options);
    return callJson(transport, call, Workflow);
  }
  return {
    /** One row per version, newest first. */
    list: listPage,
    iterate: (query: PageQuery = {}, options?: CallOptions) =>
      everyRow(listPage, (row) => row.uuid, query, options),
    create: (body: WorkflowWrite, options?: CallOptions) => post(body, options),
    /** Creates one from switches, written in the client's dialect. */
    async createFromFlags(flags: WorkflowFlagsInput, options?: CallOptions): Promise<Workflow> {
      return post(bodyFromFlags(flags, dialect, `POST ${ROOT}`), options);
    },
    async retrieve(uuid: string, options?: CallOptions): Promise<Workflow> {
      const call = buildCall('GET', ONE, { uuids: { settings_uuid: uuid } }, options);
      return callJson(transport, call, Workflow);
    },
    update: (uuid: string, body: WorkflowWrite, options?: CallOptions) => patch(uuid, body, options),
    /** Like createFromFlags; in the `current` dialect a switch that is not named is off afterwards. */
    async updateFromFlags(uuid: string, flags: WorkflowFlagsInput, options?: CallOptions): Promise<Workflow> {
      return patch(uuid, bodyFromFlags(flags, dialect, `PATCH ${ONE}`), options);
    },
    /** Removes one version for good; its sessions keep their results. */
    async delete(uuid: string, options?: CallOptions): Promise<void> {
      await transport.send(buildCall('DELETE', ONE, { uuids: { settings_uuid: uuid } }, options));
    },
  };
}

function bodyFromFlags(flags: WorkflowFlagsInput, dialect: WorkflowDialect, operation: string): object {
  const checked = WorkflowFlags.safeParse(flags);
  if (!checked.success) {
    const fields = checked.error.issues.map(({ path, code }) => [path.join('.'), [`does not fit (${code})`]]);
    throw new DiditError({ kind: 'validation', operation, fields: Object.fromEntries(fields) });
  }
  // An older server knows its own defaults, so it gets no more than what was said.
  return dialect === 'flat'
    ? { workflow_type: checked.data.workflow_type, ...flags }
    : workflowFromFlags(flags);
}
