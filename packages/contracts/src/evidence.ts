import * as z from 'zod';
import { MediaId } from './ids.ts';

/** Missing, passed, warned and failed are four different things and never share a colour or a word. */
export const CheckState = z.enum(['passed', 'warning', 'failed', 'not-run', 'unknown']);
export type CheckState = z.output<typeof CheckState>;

/** Where on the case page the evidence for something is. */
export const EvidenceTab = z.enum([
  'document',
  'face',
  'liveness',
  'aml',
  'device',
  'address',
  'contact',
  'database',
]);
export type EvidenceTab = z.output<typeof EvidenceTab>;

const Text = z.string().nullable();
const Score = z.number().nullable().describe('0-100');

export const Warning = z.object({
  risk: z.string().describe("Didit's risk code, verbatim"),
  feature: z.string(),
  severity: z.enum(['information', 'warning', 'error']),
  title: z.string(),
  detail: Text,
  nodeId: Text,
  tab: EvidenceTab,
});
export type Warning = z.output<typeof Warning>;

export const Check = z.object({
  feature: z.string().describe("Feature in the decision's spelling, e.g. ID_VERIFICATION"),
  label: z.string(),
  nodeId: Text,
  state: CheckState,
  status: z.string().describe('Status of the step as Didit writes it'),
  score: Score,
  tab: EvidenceTab,
  resubmitFeature: Text.describe('How resubmission names this step; null when it cannot be redone'),
});
export type Check = z.output<typeof Check>;

export const MrzCheck = z.object({
  field: z.string(),
  printed: z.string(),
  computed: z.string(),
  ok: z.boolean(),
});
export type MrzCheck = z.output<typeof MrzCheck>;

export const DocumentEvidence = z.object({
  nodeId: Text,
  status: z.string(),
  type: Text,
  number: Text,
  issuingState: Text,
  issuingStateName: Text,
  issuedOn: Text,
  expiresOn: Text,
  images: z.array(z.object({ mediaId: MediaId, label: z.string() })),
  mrz: z.object({ type: Text, lines: z.array(z.string()), checks: z.array(MrzCheck) }).nullable(),
  qualityScore: Score,
});
export type DocumentEvidence = z.output<typeof DocumentEvidence>;

/** One field as each source gives it. Columns appear only for sources that are there. */
export const FieldRow = z.object({
  key: z.string(),
  label: z.string(),
  group: z.enum(['identity', 'document', 'address', 'contact']),
  expected: Text,
  ocr: Text.describe(
    'Read from the document or proof; for contacts, confirmed by typing the code sent there',
  ),
  mrz: Text,
  chip: Text,
  state: z.enum(['equal', 'equivalent', 'different', 'single', 'missing']),
  because: Text.describe('Why values that differ in letters still count as equal, or what differs'),
});
export type FieldRow = z.output<typeof FieldRow>;

export const FaceEvidence = z.object({
  nodeId: Text,
  status: z.string(),
  score: Score,
  sourceMediaId: MediaId.nullable(),
  targetMediaId: MediaId.nullable(),
});

export const LivenessEvidence = z.object({
  nodeId: Text,
  status: z.string(),
  method: Text,
  score: Score,
  ageEstimate: z.number().nullable(),
  referenceMediaId: MediaId.nullable(),
  videoMediaId: MediaId.nullable(),
  faceQuality: Score,
});

export const AmlHit = z.object({
  id: z.string(),
  caption: z.string(),
  datasets: z.array(z.string()),
  matchScore: Score,
  riskScore: Score,
  reviewStatus: z.string(),
  aliases: z.array(z.string()),
  birthDates: z.array(z.string()),
  countries: z.array(z.string()),
  positions: z.array(z.string()),
  lists: z.array(z.object({ name: z.string(), detail: Text, sourceUrl: Text })),
  articles: z.array(
    z.object({ headline: z.string(), summary: Text, publishedOn: Text, country: Text, sourceUrl: Text }),
  ),
  breakdown: z.array(
    z.object({ attribute: z.string(), score: z.number().nullable(), weight: z.number().nullable() }),
  ),
});
export type AmlHit = z.output<typeof AmlHit>;

export const AmlEvidence = z.object({
  nodeId: Text,
  status: z.string(),
  score: Score,
  totalHits: z.int(),
  screened: z.object({ fullName: Text, birthDate: Text, nationality: Text, documentNumber: Text }),
  hits: z.array(AmlHit),
});

export const DeviceEvidence = z.object({
  nodeId: Text,
  status: z.string(),
  device: Text,
  browser: Text,
  platform: Text,
  ipAddress: Text,
  ipCountry: Text,
  ipCountryCode: Text,
  ipCity: Text,
  isp: Text,
  vpnOrTor: z.boolean().nullable(),
  dataCentre: z.boolean().nullable(),
  timeZone: Text,
  distanceToDocumentKm: z.number().nullable(),
});

export const AddressEvidence = z.object({
  nodeId: Text,
  status: z.string(),
  documentType: Text,
  issuer: Text,
  issuedOn: Text,
  name: Text,
  address: Text,
  expectedAddress: Text,
  nameScore: Score,
  fileMediaId: MediaId.nullable(),
});

export const ContactEvidence = z.object({
  kind: z.enum(['phone', 'email']),
  nodeId: Text,
  status: z.string(),
  value: Text,
  country: Text,
  carrier: Text,
  verifiedAt: Text,
  flags: z.array(z.string()).describe('e.g. disposable, virtual, breached'),
});

export const DatabaseEvidence = z.object({
  nodeId: Text,
  status: z.string(),
  issuingState: Text,
  matchType: Text,
  sources: z.array(
    z.object({
      name: z.string(),
      outcome: Text,
      fields: z.array(z.object({ name: z.string(), result: Text })),
    }),
  ),
});

export const ChipEvidence = z.object({
  nodeId: Text,
  status: z.string(),
  portraitMediaId: MediaId.nullable(),
  sodIntegrity: z.boolean().nullable(),
  dgIntegrity: z.boolean().nullable(),
  issuer: Text,
});

/** The same document, face, device, phone or e-mail in another session of this account. */
export const RelatedSession = z.object({
  kind: z.enum(['document', 'face', 'device', 'phone', 'email']),
  sessionId: Text,
  sessionNumber: z.int().nullable(),
  name: Text,
  vendorData: Text,
  status: Text,
  similarityPercent: z.number().nullable(),
  blocklisted: z.boolean(),
  mediaId: MediaId.nullable(),
});

/** What the case page shows, read out of Didit's decision. Blocks are empty when the workflow has not that step. */
export const Evidence = z
  .object({
    warnings: z.array(Warning),
    checks: z.array(Check),
    fields: z.array(FieldRow),
    documents: z.array(DocumentEvidence),
    chips: z.array(ChipEvidence),
    faces: z.array(FaceEvidence),
    liveness: z.array(LivenessEvidence),
    aml: z.array(AmlEvidence),
    devices: z.array(DeviceEvidence),
    addresses: z.array(AddressEvidence),
    contacts: z.array(ContactEvidence),
    databases: z.array(DatabaseEvidence),
    related: z.array(RelatedSession),
    media: z.array(
      z.object({
        mediaId: MediaId,
        path: z.string(),
        label: z.string(),
        kind: z.enum(['image', 'video', 'file']),
      }),
    ),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.output<typeof Evidence>;
