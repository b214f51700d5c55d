import { uuidFrom } from '../../ids.ts';
import type { Json, JsonObject } from '../../json.ts';
import { isObject, textOf } from '../../json.ts';
import type { FeatureItem, WorkflowNode } from '../../records.ts';
import type { Draft } from '../draft.ts';

const OCCUPATIONS = ['Nurse', 'Electrician', 'Translator', 'Pharmacist', 'Teacher', 'Baker', 'Surveyor'];

/** Every question of the workflow's questionnaire, answered; null when it was deleted since. */
export function questionnaireItem(draft: Draft, node: WorkflowNode): FeatureItem | null {
  const asked = draft.questionnaireOf(String(node.config.questionnaire_uuid ?? ''));
  if (asked === null) return null;
  return {
    node_id: node.node_id,
    questionnaire_id: asked.uuid,
    title: asked.title,
    description: asked.description,
    languages: asked.languages,
    default_language: asked.defaultLanguage,
    is_active: asked.isActive,
    is_simple_questionnaire: true,
    questionnaire_group_id: asked.groupId,
    version: asked.version,
    published_at: asked.publishedAt,
    sections: [
      { title: null, description: null, items: asked.elements.map((element) => answered(draft, element)) },
    ],
    status: 'Approved',
  };
}

function answered(draft: Draft, element: JsonObject): JsonObject {
  const id = String(element.id);
  const choices = Array.isArray(element.options) ? element.options.filter(isObject).map(choiceOf) : null;
  return {
    uuid: uuidFrom('question', id),
    value: id,
    element_type: element.element_type ?? null,
    is_required: element.is_required === true,
    title: inEnglish(element.label),
    description: inEnglish(element.description),
    placeholder: inEnglish(element.placeholder),
    choices,
    max_files: element.max_files ?? 1,
    answer: { value: answerOf(draft, id, String(element.element_type), choices) },
    required_if: null,
    repeatable_config: null,
  };
}

function choiceOf(option: JsonObject): JsonObject {
  return { label: inEnglish(option.label), value: textOf(option.value) };
}

function inEnglish(text: Json | undefined): string | null {
  if (typeof text === 'string') return text;
  return isObject(text) ? (textOf(text.en) ?? textOf(Object.values(text)[0])) : null;
}

function answerOf(draft: Draft, id: string, type: string, choices: JsonObject[] | null): string {
  const first = choices?.[0];
  if (first !== undefined) return textOf(first.value) ?? '';
  const { persona, session } = draft;
  const answers: Record<string, string> = {
    NUMBER: '3',
    EMAIL: persona.email,
    PHONE: persona.phone,
    COUNTRY: persona.nationality,
    ADDRESS: `${persona.street}, ${persona.city}`,
    DATE_PICKER: persona.birthDate,
    TIME: '09:30',
    CONSENT: 'true',
  };
  const occupation = OCCUPATIONS[session.number % OCCUPATIONS.length] ?? 'Teacher';
  return answers[type] ?? (id === 'occupation' ? occupation : 'As agreed on the phone');
}
