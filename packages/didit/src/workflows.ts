import * as z from 'zod';
import { callJson, given } from './answer.ts';
import type { Call, CallOptions, Transport } from './call.ts';
import { uuidPart } from './ids.ts';
import { anything, flag, number, text } from './leaves.ts';
import { type Page, type PageQuery, pageOrArray } from './page.ts';

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

export interface WorkflowFeature {
  feature: string;
  config?: Record<string, unknown> | undefined;
  label?: string | undefined;
}

/**
 * The only keys Didit accepts; any other answers 400. `features` in the order they run, replaced as a whole on
 * update. `session_expiration_time` in seconds, 3,600–2,419,200.
 *
 * Source: Didit OpenAPI POST /v3/workflows/
 */
export interface WorkflowWrite {
  workflow_label?: string | undefined;
  is_default?: boolean | undefined;
  status?: 'draft' | 'published' | undefined;
  features?: WorkflowFeature[] | undefined;
  is_white_label_enabled?: boolean | undefined;
  is_desktop_allowed?: boolean | undefined;
  max_retry_attempts?: number | undefined;
  retry_window_days?: number | null | undefined;
  face_liveness_max_attempts?: number | undefined;
  face_match_max_attempts?: number | undefined;
  session_expiration_time?: number | undefined;
}

const ROOT = '/v3/workflows/';

/**
 * Didit's workflows. A published version is edited in place unless `status: "published"` is sent again, which
 * makes a new version with a new uuid: go on with the uuid of the answer.
 */
export function createWorkflows(transport: Transport) {
  function one(method: Call['method'], uuid: string, options: CallOptions | undefined): Call {
    const operation = `${method} ${ROOT}{settings_uuid}/`;
    return { method, operation, path: `${ROOT}${uuidPart('uuid', uuid, operation)}/`, ...given(options) };
  }
  return {
    /** One row per version, newest first. */
    async list(query: PageQuery = {}, options?: CallOptions): Promise<Page<WorkflowRow>> {
      const asked = { limit: 50, ...query };
      const call: Call = {
        method: 'GET',
        operation: `GET ${ROOT}`,
        path: ROOT,
        query: asked,
        ...given(options),
      };
      return callJson(transport, call, pageOrArray(WorkflowRow));
    },
    async create(body: WorkflowWrite, options?: CallOptions): Promise<Workflow> {
      const call: Call = {
        method: 'POST',
        operation: `POST ${ROOT}`,
        path: ROOT,
        body,
        ...given(options),
      };
      return callJson(transport, call, Workflow);
    },
    async retrieve(uuid: string, options?: CallOptions): Promise<Workflow> {
      return callJson(transport, one('GET', uuid, options), Workflow);
    },
    async update(uuid: string, body: WorkflowWrite, options?: CallOptions): Promise<Workflow> {
      return callJson(transport, { ...one('PATCH', uuid, options), body }, Workflow);
    },
    /** Removes one version for good; its sessions keep their results. */
    async delete(uuid: string, options?: CallOptions): Promise<void> {
      await transport.send(one('DELETE', uuid, options));
    },
  };
}
