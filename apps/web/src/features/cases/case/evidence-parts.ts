import type { Evidence } from '@docket/contracts';

/** The blocks of the evidence, one name each. */
export type DocumentEvidence = Evidence['documents'][number];
export type ChipEvidence = Evidence['chips'][number];
export type FaceEvidence = Evidence['faces'][number];
export type LivenessEvidence = Evidence['liveness'][number];
export type AmlEvidence = Evidence['aml'][number];
export type DeviceEvidence = Evidence['devices'][number];
export type AddressEvidence = Evidence['addresses'][number];
export type ContactEvidence = Evidence['contacts'][number];
export type DatabaseEvidence = Evidence['databases'][number];
export type RelatedSession = Evidence['related'][number];
