import type { QuestionnaireRecord } from '../entity-records.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';

/** Didit OpenAPI: list questionnaires. */
export function questionnaireRow(record: QuestionnaireRecord): JsonObject {
  return {
    uuid: record.uuid,
    title: record.title,
    description: record.description,
    languages: record.languages,
    default_language: record.defaultLanguage,
    is_active: record.isActive,
    is_simple_questionnaire: true,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    question_types: [...new Set(record.elements.map((element) => String(element.element_type)))],
    workflow_names: [],
    questionnaire_group_id: record.groupId,
    version: record.version,
    status: record.status,
    published_at: record.publishedAt,
    is_editable: record.status === 'draft',
  };
}

/** Didit OpenAPI: retrieve questionnaire. The simple form comes back as a graph, one element after the other. */
export function questionnaireView(record: QuestionnaireRecord): JsonObject {
  return {
    questionnaire_id: record.uuid,
    title: record.title,
    description: record.description,
    languages: record.languages,
    default_language: record.defaultLanguage,
    is_active: record.isActive,
    is_simple_questionnaire: true,
    graph: graphOf(record.elements),
    sections: [],
    questionnaire_group_id: record.groupId,
    version: record.version,
    status: record.status,
    published_at: record.publishedAt,
    is_editable: record.status === 'draft',
  };
}

function graphOf(elements: JsonObject[]): JsonObject {
  const nodes: JsonObject = {};
  elements.forEach((element, index) => {
    nodes[String(element.id)] = {
      element_type: element.element_type ?? null,
      is_required: element.is_required === true,
      title: element.label ?? {},
      ...(element.description === undefined ? {} : { description: element.description }),
      ...(element.placeholder === undefined ? {} : { placeholder: element.placeholder }),
      ...(Array.isArray(element.options) ? { choices: choicesOf(element.options) } : {}),
      ...(element.max_files === undefined ? {} : { max_files: element.max_files }),
      ...(element.validation === undefined ? {} : { validation: element.validation }),
      next: textOf(elements[index + 1]?.id),
    };
  });
  return { start_node: textOf(elements[0]?.id), nodes };
}

function choicesOf(options: Json[]): Json[] {
  return options.filter(isObject).map((option, index) => ({
    value: textOf(option.value) ?? `option_${index + 1}`,
    label: option.label ?? {},
  }));
}
