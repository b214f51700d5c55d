import { compareWords } from '../compare/names.ts';
import { compareCountries, compareDates, compareDocumentTypes, compareNumbers } from '../compare/values.ts';
import { firstText, joined, record, texts } from '../leaves.ts';
import { expectedNumber, type FieldSpec, value, zoneDate, zoneValue } from './cells.ts';

/** The document itself, and the address printed on it. */
export const DOCUMENT_FIELDS: readonly FieldSpec[] = [
  {
    key: 'documentType',
    label: 'Kind of document',
    group: 'document',
    compare: compareDocumentTypes,
    core: true,
    expected: ({ expected }) => value(joined(', ', ...texts(expected?.expected_document_types))),
    ocr: ({ document }) => value(document?.document_type),
    mrz: ({ document }) => zoneValue(document?.mrz?.document_type),
    chip: ({ chip }) => zoneValue(chip?.document_type),
  },
  {
    key: 'documentNumber',
    label: 'Document number',
    group: 'document',
    compare: compareNumbers,
    core: true,
    expected: expectedNumber('document'),
    ocr: ({ document }) => value(document?.document_number),
    mrz: ({ document }) => zoneValue(document?.mrz?.document_number),
    chip: ({ chip }) => value(chip?.document_number),
  },
  {
    key: 'issuedOn',
    label: 'Date of issue',
    group: 'document',
    compare: compareDates,
    core: false,
    ocr: ({ document }) => value(document?.date_of_issue),
  },
  {
    key: 'expiresOn',
    label: 'Date of expiry',
    group: 'document',
    compare: compareDates,
    core: true,
    ocr: ({ document }) => value(document?.expiration_date),
    mrz: ({ document }) => zoneDate(document?.mrz?.expiry_date),
    chip: ({ chip }) => value(chip?.expiration_date),
  },
  {
    key: 'issuingState',
    label: 'Issuing state',
    group: 'document',
    compare: compareCountries,
    core: true,
    expected: ({ expected }) => value(firstText(expected?.id_country, expected?.country)),
    ocr: ({ document }) => value(document?.issuing_state),
    mrz: ({ document }) => zoneValue(document?.mrz?.country),
    chip: ({ chip }) => value(chip?.issuing_country),
  },
  {
    key: 'address',
    label: 'Address on the document',
    group: 'address',
    compare: compareWords,
    core: false,
    expected: ({ expected }) => value(expected?.address),
    ocr: ({ document }) => {
      const extra = record(document?.extra_fields);
      return value(
        document?.address,
        document?.formatted_address,
        extra.address_latin,
        extra.address_non_latin,
      );
    },
    chip: ({ chip }) => value(chip?.address),
  },
];
