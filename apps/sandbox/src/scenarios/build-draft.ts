import { addDays, isoDay } from '../clock.ts';
import { FEATURES } from '../didit/features.ts';
import type { QuestionnaireRecord } from '../entity-records.ts';
import { integerFrom, pickFrom } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { Blocks, FeatureItem, Persona, SessionRecord, WorkflowNode } from '../records.ts';
import { emptyBlocks } from '../records.ts';
import { emailItem, phoneItem } from './blocks/contact.ts';
import { faceMatchItem, livenessItem, nfcItem } from './blocks/face.ts';
import { identityItem } from './blocks/identity.ts';
import { ipItem, proofOfAddressItem } from './blocks/place.ts';
import { questionnaireItem } from './blocks/questionnaire.ts';
import { amlItem, databaseItem } from './blocks/registers.ts';
import { knownCountry } from './countries.ts';
import type { Draft } from './draft.ts';

export type DraftInput = {
  session: Pick<SessionRecord, 'id' | 'number' | 'vendorData' | 'token'>;
  nodes: WorkflowNode[];
  persona: Persona;
  expectedDetails: JsonObject | null;
  at: Date;
  others: SessionRecord[];
  questionnaireOf: (uuid: string) => QuestionnaireRecord | null;
};

/** Who comes with which papers. Scenarios may still swap a paper before `fillDraft` fills in the checks. */
export function openDraft(input: DraftInput): Draft {
  const { persona, at } = input;
  const { document } = persona;
  const wordless = { ...persona.document.face };
  return {
    ...input,
    documents: [document],
    selfie: {
      face: wordless,
      agedYears: Math.max(0, at.getUTCFullYear() - Number(document.issueDate.slice(0, 4))),
      seed: integerFrom(1, 1_000_000, persona.key, 'selfie'),
      flaws: [],
    },
    proofOfAddress: {
      issuer: pickFrom(ISSUERS, persona.key),
      documentType: integerFrom(0, 2, persona.key, 'poa') === 0 ? 'BANK_STATEMENT' : 'UTILITY_BILL',
      fullName: `${persona.givenNames} ${persona.surname}`,
      addressLines: [
        persona.street,
        [persona.postalCode, persona.city].filter((part) => part !== '').join(' '),
        knownCountry(persona.nationality).name,
      ],
      issueDate: isoDay(addDays(at, -integerFrom(9, 60, persona.key, 'bill'))),
      accountNumber: String(integerFrom(100_000_000, 999_999_999, persona.key, 'account')),
      seed: integerFrom(1, 1_000_000, persona.key, 'paper'),
    },
    blocks: emptyBlocks(),
    media: {},
  };
}

const ISSUERS = [
  'Northlight Energy',
  'Aqua Municipal',
  'Meridian Savings Bank',
  'Fibra Hogar',
  'Stadtwerke Musterstadt',
];

/** Runs every step of the workflow as if nothing were wrong. */
export function fillDraft(draft: Draft): Draft {
  const seen = new Map<string, number>();
  for (const node of draft.nodes) {
    const position = seen.get(node.feature) ?? 0;
    seen.set(node.feature, position + 1);
    const item = runStep(draft, node, position);
    const { block } = FEATURES[node.feature];
    if (item !== null && block !== null) append(draft.blocks, block, item);
  }
  return draft;
}

function append(blocks: Blocks, block: keyof Blocks, item: FeatureItem): void {
  blocks[block] = [...(blocks[block] ?? []), item];
}

/** Age estimation is a number inside the liveness check; business steps do not exist here. */
function runStep(draft: Draft, node: WorkflowNode, position: number): FeatureItem | null {
  switch (node.feature) {
    case 'OCR':
      return identityItem(draft, node, position);
    case 'NFC':
      return nfcItem(draft, node);
    case 'LIVENESS':
      return livenessItem(draft, node);
    case 'FACE_MATCH':
      return faceMatchItem(draft, node);
    case 'PROOF_OF_ADDRESS':
      return proofOfAddressItem(draft, node);
    case 'QUESTIONNAIRE':
      return questionnaireItem(draft, node);
    case 'PHONE_VERIFICATION':
      return phoneItem(draft, node);
    case 'EMAIL_VERIFICATION':
      return emailItem(draft, node);
    case 'DATABASE_VALIDATION':
      return databaseItem(draft, node);
    case 'AML':
      return amlItem(draft, node);
    case 'IP_ANALYSIS':
      return ipItem(draft, node);
    case 'AGE_ESTIMATION':
    case 'DOCUMENT_AI':
    case 'KYB_REGISTRY':
    case 'KYB_DOCUMENTS':
    case 'KYB_KEY_PEOPLE':
      return null;
  }
}
