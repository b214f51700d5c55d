import { compareNames, compareWords } from '../compare/names.ts';
import { compareCountries, compareDates, compareGenders, compareNumbers } from '../compare/values.ts';
import { record } from '../leaves.ts';
import {
  expectedNumber,
  type FieldSpec,
  named,
  ocrName,
  value,
  zoneDate,
  zoneName,
  zoneValue,
} from './cells.ts';

/** Who the person is, by every source that says so. */
export const IDENTITY_FIELDS: readonly FieldSpec[] = [
  {
    key: 'firstName',
    label: 'First name',
    group: 'identity',
    compare: compareNames,
    core: true,
    expected: ({ expected }) => named(value(expected?.first_name), expected?.first_name, expected?.last_name),
    ocr: ocrName('first'),
    mrz: zoneName('name'),
    chip: ({ chip }) => named(value(chip?.first_name), chip?.first_name, chip?.last_name),
  },
  {
    key: 'lastName',
    label: 'Last name',
    group: 'identity',
    compare: compareNames,
    core: true,
    expected: ({ expected }) => named(value(expected?.last_name), expected?.first_name, expected?.last_name),
    ocr: ocrName('last'),
    mrz: zoneName('surname'),
    chip: ({ chip }) => named(value(chip?.last_name), chip?.first_name, chip?.last_name),
  },
  {
    key: 'birthDate',
    label: 'Date of birth',
    group: 'identity',
    compare: compareDates,
    core: true,
    expected: ({ expected }) => value(expected?.date_of_birth),
    ocr: ({ document }) => value(document?.date_of_birth),
    mrz: ({ document }) => zoneDate(document?.mrz?.birth_date),
    chip: ({ chip }) => value(chip?.birth_date),
  },
  {
    key: 'gender',
    label: 'Gender',
    group: 'identity',
    compare: compareGenders,
    core: false,
    expected: ({ expected }) => value(expected?.gender),
    ocr: ({ document }) => value(document?.gender),
    mrz: ({ document }) => value(document?.mrz?.sex),
    chip: ({ chip }) => value(chip?.gender),
  },
  {
    key: 'nationality',
    label: 'Nationality',
    group: 'identity',
    compare: compareCountries,
    core: true,
    expected: ({ expected }) => value(expected?.nationality),
    ocr: ({ document }) => value(document?.nationality),
    mrz: ({ document }) => zoneValue(document?.mrz?.nationality),
    chip: ({ chip }) => value(chip?.nationality),
  },
  {
    key: 'placeOfBirth',
    label: 'Place of birth',
    group: 'identity',
    compare: compareWords,
    core: false,
    ocr: ({ document }) => {
      const extra = record(document?.extra_fields);
      return value(document?.place_of_birth, extra.place_of_birth_latin, extra.place_of_birth_non_latin);
    },
    chip: ({ chip }) => value(chip?.place_of_birth),
  },
  {
    key: 'personalNumber',
    label: 'Personal number',
    group: 'identity',
    compare: compareNumbers,
    core: false,
    expected: expectedNumber('person'),
    ocr: ({ document }) => value(document?.personal_number),
    mrz: ({ document }) => zoneValue(document?.mrz?.personal_number),
  },
];
