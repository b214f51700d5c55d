import { textOf } from '../json.ts';
import { flag, itemOf } from './draft.ts';
import type { Scenario } from './scenario.ts';
import { addFlaw, expireDocument, makeYoung, putHits, setField, swapSelfie } from './tricks.ts';

/** The outcomes of Didit's own sandbox (Didit docs: sandbox testing); what they look like inside is ours. */
export const DECLINE_SCENARIOS: Scenario[] = [
  { slug: 'approve', title: 'Everything is fine', outcome: 'Approved', needs: [] },
  {
    slug: 'decline_document_expired',
    title: 'The document has expired',
    outcome: 'Declined',
    needs: ['OCR'],
    prepare: expireDocument,
    twist: (draft) => flag(draft, 'OCR', 'DOCUMENT_EXPIRED', 'error'),
  },
  {
    slug: 'decline_could_not_recognize_document',
    title: 'The picture shows no readable document',
    outcome: 'Declined',
    needs: ['OCR'],
    prepare: (draft) => addFlaw(draft, 'blur'),
    twist: (draft) => {
      setField(draft, 'OCR', { mrz: null, document_subtype: null });
      flag(draft, 'OCR', 'COULD_NOT_RECOGNIZE_DOCUMENT', 'error');
    },
  },
  {
    slug: 'decline_mrz_validation',
    title: 'The machine readable zone does not compute',
    outcome: 'Declined',
    needs: ['OCR'],
    prepare: (draft) => addFlaw(draft, 'mrz_digit_wrong'),
    twist: (draft) => flag(draft, 'OCR', 'MRZ_VALIDATION_FAILED', 'error'),
  },
  {
    slug: 'decline_minimum_age',
    title: 'Younger than the minimum age',
    outcome: 'Declined',
    needs: ['OCR'],
    prepare: (draft) => makeYoung(draft, 15),
    twist: (draft) => flag(draft, 'OCR', 'MINIMUM_AGE_NOT_MET', 'error', { minimum_age: 18 }),
  },
  {
    slug: 'decline_face_match_low_similarity',
    title: 'The selfie shows somebody else',
    outcome: 'Declined',
    needs: ['FACE_MATCH'],
    prepare: swapSelfie,
    twist: (draft) => {
      setField(draft, 'FACE_MATCH', { score: 18.42 });
      flag(draft, 'FACE_MATCH', 'LOW_FACE_MATCH_SIMILARITY', 'error');
    },
  },
  {
    slug: 'decline_liveness_attack',
    title: 'The selfie was taken from a screen',
    outcome: 'Declined',
    needs: ['LIVENESS'],
    prepare: (draft) => {
      draft.selfie = { ...draft.selfie, flaws: ['screen_replay'] };
    },
    twist: (draft) => {
      setField(draft, 'LIVENESS', { score: 11.3 });
      flag(draft, 'LIVENESS', 'LIVENESS_FACE_ATTACK', 'error');
    },
  },
  {
    slug: 'decline_aml_hit',
    title: 'A convincing PEP hit',
    outcome: 'Declined',
    needs: ['AML'],
    twist: (draft) => putHits(draft, 'pep', 1, 100, 'error'),
  },
  {
    slug: 'decline_ip_blocklist',
    title: 'The IP address is on the blocklist',
    outcome: 'Declined',
    needs: ['IP_ANALYSIS'],
    twist: (draft) => {
      const address = textOf(itemOf(draft, 'IP_ANALYSIS')?.ip_address);
      flag(draft, 'IP_ANALYSIS', 'IP_ADDRESS_IN_BLOCKLIST', 'error', { ip_address: address });
    },
  },
  {
    slug: 'decline_poa_address_mismatch',
    title: 'The proof shows another address',
    outcome: 'Declined',
    needs: ['PROOF_OF_ADDRESS'],
    twist: (draft) => flag(draft, 'PROOF_OF_ADDRESS', 'ADDRESS_MISMATCH_WITH_PROVIDED', 'error'),
  },
  {
    slug: 'decline_nfc_chip_not_verified',
    title: 'The chip could not be verified',
    outcome: 'Declined',
    needs: ['NFC'],
    twist: (draft) => {
      setField(draft, 'NFC', { authenticity: { sod_integrity: false, dg_integrity: false } });
      flag(draft, 'NFC', 'NFC_CHIP_NOT_VERIFIED', 'error');
    },
  },
  {
    slug: 'decline_database_no_match',
    title: 'The register does not know the person',
    outcome: 'Declined',
    needs: ['DATABASE_VALIDATION'],
    twist: (draft) => {
      setField(draft, 'DATABASE_VALIDATION', { match_type: 'no_match' });
      flag(draft, 'DATABASE_VALIDATION', 'DATABASE_VALIDATION_NO_MATCH', 'error');
    },
  },
  {
    // The sandbox has no business sessions; the slug still ends as Didit says it ends.
    slug: 'decline_kyb_registry_mismatch',
    title: 'Business register mismatch (plain decline here)',
    outcome: 'Declined',
    needs: [],
  },
];
