import * as z from 'zod';
import { callJson } from './answer.ts';
import { buildCall } from './build-call.ts';
import type { CallOptions, Transport } from './call.ts';
import { anything, flag, list, number, open, text } from './leaves.ts';
import { asked, everyRow, type Page, type PageQuery, pageOrArray } from './page.ts';

const QuestionnaireCommon = {
  title: text,
  description: text,
  /** Language codes; `en` is always among them. */
  languages: list(z.string()),
  default_language: text,
  is_active: flag,
  is_simple_questionnaire: flag,
  /** Of the questionnaire through all its versions. */
  questionnaire_group_id: text,
  version: number,
  status: text,
  published_at: text,
  is_editable: flag,
};

/** One version of a questionnaire as listed; question types in upper case. */
export const QuestionnaireRow = z.looseObject({
  ...QuestionnaireCommon,
  uuid: z.string(),
  created_at: text,
  updated_at: text,
  question_types: list(z.string()),
  /** Always empty in answers so far. */
  workflow_names: list(z.string()),
});
export type QuestionnaireRow = z.infer<typeof QuestionnaireRow>;

/** One version whole. Written as `form_elements`, answered as a graph with sections. */
export const Questionnaire = z.looseObject({
  ...QuestionnaireCommon,
  /** The same that a list calls `uuid`. */
  questionnaire_id: z.string(),
  graph: open,
  sections: list(z.looseObject({ title: anything, description: anything, items: list(z.unknown()) })),
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** Texts by language code. */
export type Translated = Record<string, string>;

export interface QuestionnaireElement {
  id?: string | undefined;
  /** `short_text`, `single_choice`, `file_upload`, …; either case is taken. */
  element_type: string;
  label: Translated;
  description?: Translated | undefined;
  placeholder?: Translated | undefined;
  is_required?: boolean | undefined;
  options?: { value?: string | undefined; label: Translated }[] | undefined;
  /** 1–5, for uploads. */
  max_files?: number | undefined;
  validation?: Record<string, unknown> | null | undefined;
}

/** On update only what is named changes; `form_elements` are replaced as a whole. */
export interface QuestionnaireWrite {
  title?: string | undefined;
  description?: string | null | undefined;
  languages?: string[] | undefined;
  default_language?: string | undefined;
  is_active?: boolean | undefined;
  status?: 'draft' | 'published' | undefined;
  form_elements?: QuestionnaireElement[] | undefined;
}

export interface QuestionnaireCreate extends QuestionnaireWrite {
  title: string;
  languages: string[];
  form_elements: QuestionnaireElement[];
}

const ROOT = '/v3/questionnaires/';
const ONE = `${ROOT}{questionnaire_uuid}/`;

/**
 * Questions a workflow can ask. Versions behave as those of workflows do: publishing again makes a new one with
 * a new uuid.
 *
 * Source: Didit OpenAPI /v3/questionnaires/
 */
export function createQuestionnaires(transport: Transport) {
  async function listPage(query: PageQuery = {}, options?: CallOptions): Promise<Page<QuestionnaireRow>> {
    const call = buildCall('GET', ROOT, { query: asked(query) }, options);
    return callJson(transport, call, pageOrArray(QuestionnaireRow));
  }
  return {
    list: listPage,
    iterate: (query: PageQuery = {}, options?: CallOptions) =>
      everyRow(listPage, (row) => row.uuid, query, options),
    async create(body: QuestionnaireCreate, options?: CallOptions): Promise<Questionnaire> {
      return callJson(transport, buildCall('POST', ROOT, { body }, options), Questionnaire);
    },
    async retrieve(uuid: string, options?: CallOptions): Promise<Questionnaire> {
      const call = buildCall('GET', ONE, { uuids: { questionnaire_uuid: uuid } }, options);
      return callJson(transport, call, Questionnaire);
    },
    async update(uuid: string, body: QuestionnaireWrite, options?: CallOptions): Promise<Questionnaire> {
      const call = buildCall('PATCH', ONE, { uuids: { questionnaire_uuid: uuid }, body }, options);
      return callJson(transport, call, Questionnaire);
    },
    /** Removes this version for good, and the answers people gave to it. */
    async delete(uuid: string, options?: CallOptions): Promise<void> {
      await transport.send(buildCall('DELETE', ONE, { uuids: { questionnaire_uuid: uuid } }, options));
    },
  };
}
