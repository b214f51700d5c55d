import type { QuestionnaireRecord } from '../entity-records.ts';
import { booleanProblem, choiceProblem, problemsOf, REQUIRED, textProblem } from '../field-rules.ts';
import { Refusal } from '../http-answers.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, textOf } from '../json.ts';

export const ELEMENT_TYPES =
  'short_text long_text dropdown single_choice multiple_choice number image file_upload time email address phone country date_picker consent section_header separator heading paragraph'.split(
    ' ',
  );

export type QuestionnaireChange = Partial<
  Pick<
    QuestionnaireRecord,
    'title' | 'description' | 'languages' | 'defaultLanguage' | 'isActive' | 'status' | 'elements'
  >
>;

/** Only the simple form is taken (Didit OpenAPI: create questionnaire). @throws Refusal 400 */
export function readQuestionnaire(body: JsonObject, creating: boolean): QuestionnaireChange {
  if (body.graph !== undefined) {
    throw new Refusal(400, {
      graph: 'The v3 questionnaire API only accepts simple `form_elements`, not `graph`.',
    });
  }
  const need = (key: string, problem: Json | null) =>
    creating && body[key] === undefined ? REQUIRED : problem;
  const problems = problemsOf({
    title: need('title', body.title === '' ? ['This field may not be blank.'] : textProblem(body.title, 255)),
    description: textProblem(body.description),
    languages: need('languages', languagesProblem(body.languages)),
    default_language: textProblem(body.default_language),
    is_active: booleanProblem(body.is_active),
    status: choiceProblem(body.status, ['draft', 'published']),
    form_elements: need('form_elements', elementsProblem(body.form_elements)),
  });
  if (problems !== null) throw new Refusal(400, problems);
  return changeOf(body);
}

function changeOf(body: JsonObject): QuestionnaireChange {
  const change: QuestionnaireChange = {};
  if (typeof body.title === 'string') change.title = body.title;
  if (body.description !== undefined) change.description = textOf(body.description);
  if (Array.isArray(body.languages)) change.languages = body.languages.map(String);
  if (typeof body.default_language === 'string') change.defaultLanguage = body.default_language;
  if (typeof body.is_active === 'boolean') change.isActive = body.is_active;
  if (body.status === 'draft' || body.status === 'published') change.status = body.status;
  if (Array.isArray(body.form_elements)) {
    change.elements = body.form_elements.filter(isObject).map((element, index) => ({
      ...element,
      id: textOf(element.id) ?? `element_${index + 1}`,
      element_type: String(element.element_type).toUpperCase(),
    }));
  }
  return change;
}

function languagesProblem(value: Json | undefined): Json | null {
  if (value === undefined) return null;
  if (!Array.isArray(value)) return ['Expected a list of items.'];
  return value.includes('en') ? null : ['English ("en") must be one of the languages.'];
}

function elementsProblem(value: Json | undefined): Json | null {
  if (value === undefined) return null;
  if (!Array.isArray(value)) return ['Expected a list of items.'];
  if (value.length === 0) return ['At least one form element is required.'];
  const problems = value.map((element) =>
    isObject(element) ? elementProblem(element) : { non_field_errors: REQUIRED },
  );
  return problems.some((problem) => Object.keys(problem).length > 0) ? problems : null;
}

function elementProblem(element: JsonObject): JsonObject {
  const type = textOf(element.element_type)?.toLowerCase();
  const maxFiles = element.max_files;
  return (
    problemsOf({
      element_type: element.element_type === undefined ? REQUIRED : choiceProblem(type, ELEMENT_TYPES),
      label: element.label === undefined ? REQUIRED : labelProblem(element.label),
      max_files:
        maxFiles === undefined || (typeof maxFiles === 'number' && maxFiles >= 1 && maxFiles <= 5)
          ? null
          : ['Ensure this value is between 1 and 5.'],
    }) ?? {}
  );
}

function labelProblem(value: Json): Json | null {
  const fine = isObject(value) && Object.values(value).every((text) => typeof text === 'string');
  return fine ? null : ['Expected a dictionary of texts by language.'];
}
