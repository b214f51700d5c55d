import { addYears, isoDay } from '../../clock.ts';
import type { FeatureItem, WorkflowNode } from '../../records.ts';
import { knownCountry } from '../countries.ts';
import type { Draft } from '../draft.ts';

/** A screening without hits; scenarios put theirs in. */
export function amlItem(draft: Draft, node: WorkflowNode): FeatureItem {
  const { document } = draft.persona;
  const monitored = node.config.is_ongoing_monitoring_enabled === true;
  return {
    node_id: node.node_id,
    status: 'Approved',
    total_hits: 0,
    entity_type: 'person',
    hits: [],
    score: null,
    screened_data: {
      full_name: `${document.givenNames} ${document.surname}`,
      nationality: knownCountry(document.nationality).alpha2,
      date_of_birth: document.birthDate,
      document_number: document.documentNumber,
    },
    is_ongoing_monitoring_enabled: monitored,
    next_ongoing_monitoring_bill_date: monitored ? isoDay(addYears(draft.at, 1)) : null,
    warnings: [],
  };
}

/** The official register agrees in everything. */
export function databaseItem(draft: Draft, node: WorkflowNode): FeatureItem {
  const { document } = draft.persona;
  const country = knownCountry(document.issuingState);
  const number = document.personalNumber ?? document.documentNumber;
  return {
    node_id: node.node_id,
    issuing_state: country.alpha3,
    validation_type: 'one_by_one',
    screened_data: {
      last_name: document.surname,
      first_name: document.givenNames,
      personal_number: number,
      date_of_birth: document.birthDate,
    },
    validations: [
      {
        service_id: `${country.alpha3.toLowerCase()}_population_register`,
        service_name: `${country.name} - population register (specimen)`,
        validation: {
          full_name: 'full_match',
          date_of_birth: 'full_match',
          identification_number: 'full_match',
        },
        outcome_code: 'MATCH',
        outcome_detail: null,
        source_data: {
          identification_number: number,
          first_name: document.givenNames.toUpperCase(),
          last_name: document.surname.toUpperCase(),
          date_of_birth: document.birthDate,
          gender: document.sex,
        },
      },
    ],
    match_type: 'full_match',
    status: 'Approved',
    warnings: [],
  };
}
