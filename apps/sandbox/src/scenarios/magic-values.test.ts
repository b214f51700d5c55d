import { describe, expect, it } from 'vitest';
import type { NodeFeature } from '../records.ts';
import { MAGIC_SLUGS, magicScenario, magicValuesOf } from './magic-values.ts';

const FEATURES: NodeFeature[] = ['OCR', 'NFC', 'LIVENESS', 'FACE_MATCH', 'AML', 'IP_ANALYSIS'];
const session = {
  nodes: FEATURES.map((feature) => ({ node_id: feature, feature, config: {}, label: null })),
};
const known = (details: Record<string, string> | null, contact: Record<string, string> | null = null) => [
  { details, contact },
];

describe('magic values', () => {
  it('keep their numbers, or every note that names one would be wrong', () => {
    expect(magicValuesOf('approve')).toEqual({
      email: 'approve@magic.example',
      phone: '+12025550100',
      document_number: 'MAGIC0000',
      full_name: 'Approve',
    });
    expect(magicValuesOf('decline_aml_hit')?.phone).toBe('+12025550107');
    expect(magicValuesOf('review_possible_duplicate')?.document_number).toBe('MAGIC0016');
    expect(new Set(MAGIC_SLUGS).size).toBe(MAGIC_SLUGS.length);
    expect(magicValuesOf('abandoned')).toBeNull();
  });

  it('are found in an address, its tag, a phone, a number on the document and a name', () => {
    const given = [
      known(null, { email: 'decline_aml_hit@magic.example' }),
      known(null, { email: 'Ana+Decline-AML-Hit@mail.example' }),
      known(null, { phone: '+1 202 555 01 07' }),
      known({ identification_number: 'magic0007' }),
      known({ document_number: 'MAGIC0007' }),
      known({ first_name: 'Decline', last_name: 'AML Hit' }),
    ];
    expect(given.map((one) => magicScenario(session, one))).toEqual(given.map(() => 'decline_aml_hit'));
  });

  it('are not found in ordinary data, nor where the workflow lacks the step', () => {
    expect(magicScenario(session, known({ first_name: 'Approval', last_name: 'Declinekova' }))).toBeNull();
    expect(
      magicScenario(session, known(null, { email: 'ana@mail.example', phone: '+351912345678' })),
    ).toBeNull();
    const poa = known(null, { email: 'decline_poa_address_mismatch@magic.example' });
    expect(magicScenario(session, poa)).toBeNull();
  });
});
