import * as z from 'zod';
import { anything, flag, list, number, open, text } from '../leaves.ts';
import { ParsedAddress } from './id-verification.ts';
import { DocumentMetadata, Warning } from './warning.ts';

/** A proof of address. `issuing_state` is alpha-2 here, unlike on identity documents. Name scores are 0–100. */
export const PoaVerification = z.looseObject({
  node_id: text,
  status: text,
  document_file: text,
  issuing_state: text,
  document_type: text,
  document_subtype: text,
  document_language: text,
  document_metadata: DocumentMetadata,
  issuer: text,
  issue_date: text,
  expiration_date: text,
  poa_address: text,
  poa_formatted_address: text,
  poa_parsed_address: ParsedAddress,
  name_on_document: text,
  name_match_score_expected_details: number,
  name_match_score_id_verification: number,
  expected_details_address: text,
  expected_details_formatted_address: text,
  expected_details_parsed_address: open,
  extra_fields: open,
  extra_files: list(z.string()),
  warnings: list(Warning),
});
export type PoaVerification = z.infer<typeof PoaVerification>;

/** Documents the workflow asked for by a description of its own, with the fields it wanted read. */
export const DocumentAiDocument = z.looseObject({
  status: text,
  node_id: text,
  items: list(
    z.looseObject({
      uuid: text,
      node_id: text,
      document_key: text,
      original_filename: text,
      file_size: number,
      file_url: text,
      status: text,
      extracted_data: open,
      fields: list(z.looseObject({ key: text, name: text, instruction: text, type: text, required: flag })),
      document_metadata: DocumentMetadata,
      cross_check_result: open,
      created_at: text,
    }),
  ),
  warnings: list(Warning),
});
export type DocumentAiDocument = z.infer<typeof DocumentAiDocument>;

/** A questionnaire with its answers; `answer.files` are relative paths in Didit's own example. */
export const QuestionnaireResponse = z.looseObject({
  node_id: text,
  questionnaire_id: text,
  title: text,
  description: text,
  languages: list(z.string()),
  default_language: text,
  is_active: flag,
  is_simple_questionnaire: flag,
  questionnaire_group_id: text,
  version: number,
  published_at: text,
  sections: list(
    z.looseObject({
      title: text,
      description: text,
      items: list(
        z.looseObject({
          uuid: text,
          value: anything,
          element_type: text,
          is_required: flag,
          title: text,
          description: text,
          placeholder: text,
          choices: list(z.looseObject({ label: text, value: text, requires_text_input: flag })),
          max_files: number,
          answer: z
            .looseObject({ value: anything, text: text, files: z.array(z.string()).nullish() })
            .nullish(),
          required_if: open,
          repeatable_config: open,
        }),
      ),
    }),
  ),
  status: text,
});
export type QuestionnaireResponse = z.infer<typeof QuestionnaireResponse>;
