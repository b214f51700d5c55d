import { compareNames, compareWords } from '../compare/names.ts';
import { compareEmails, compareNumbers } from '../compare/values.ts';
import { items, joined } from '../leaves.ts';
import { phoneNumber } from '../read/read-signals.ts';
import { type FieldSpec, value } from './cells.ts';

/** What a proof of address says about name and address. */
export const PROOF_FIELDS: readonly FieldSpec[] = [
  {
    key: 'proofAddress',
    label: 'Address on the proof',
    group: 'address',
    compare: compareWords,
    core: false,
    expected: ({ expected, proof }) =>
      value(proof?.expected_details_address, proof?.expected_details_formatted_address, expected?.address) ??
      value(expected?.address),
    ocr: ({ proof }) => value(proof?.poa_address, proof?.poa_formatted_address),
  },
  {
    key: 'proofName',
    label: 'Name on the proof',
    group: 'address',
    compare: compareNames,
    core: false,
    expected: ({ expected }) => value(joined(' ', expected?.first_name, expected?.last_name)),
    ocr: ({ proof }) => value(proof?.name_on_document),
  },
];

/** `ocr` holds what the person proved to own by typing the code sent there. */
export const CONTACT_FIELDS: readonly FieldSpec[] = [
  {
    key: 'email',
    label: 'E-mail',
    group: 'contact',
    compare: compareEmails,
    core: false,
    expected: ({ decision }) => value(decision.contact_details?.email),
    ocr: ({ decision }) => value(items(decision.email_verifications)[0]?.email),
  },
  {
    key: 'phone',
    label: 'Phone',
    group: 'contact',
    compare: compareNumbers,
    core: false,
    expected: ({ decision }) => value(decision.contact_details?.phone),
    ocr: ({ decision }) => {
      const first = items(decision.phone_verifications)[0];
      return first === undefined ? null : value(phoneNumber(first));
    },
  },
];
