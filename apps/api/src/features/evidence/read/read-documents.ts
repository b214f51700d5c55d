import type { Evidence } from '@docket/contracts';
import type { Decision, IdVerification } from '@docket/didit';
import { flag, items, number, statusWord, text } from '../leaves.ts';
import { mediaIdOf } from '../media.ts';
import { mediaLabel } from './media-labels.ts';
import { checkMrz, mrzLines } from './mrz.ts';

type DocumentEvidence = Evidence['documents'][number];

const PICTURES = [
  'front_image',
  'back_image',
  'portrait_image',
  'full_front_image',
  'full_back_image',
  'front_image_camera_front',
  'back_image_camera_front',
] as const;

/** Identity documents with their pictures and machine-readable zone. Media leaves must already be `media:<id>`. */
export function readDocuments(decision: Decision): Evidence['documents'] {
  return items(decision.id_verifications).map((item, index) => ({
    nodeId: text(item.node_id),
    status: statusWord(item.status),
    type: text(item.document_type),
    number: text(item.document_number),
    issuingState: text(item.issuing_state),
    issuingStateName: text(item.issuing_state_name),
    issuedOn: text(item.date_of_issue),
    expiresOn: text(item.expiration_date),
    images: picturesOf(decision, item, index),
    mrz: mrzOf(item),
    qualityScore: worstQuality(item),
  }));
}

/** Chips, with the two integrity answers apart: a signed object may be sound while a data group is not. */
export function readChips(decision: Decision): Evidence['chips'] {
  return items(decision.nfc_verifications).map((item) => ({
    nodeId: text(item.node_id),
    status: statusWord(item.status),
    portraitMediaId: mediaIdOf(item.portrait_image),
    sodIntegrity: flag(item.authenticity?.sod_integrity),
    dgIntegrity: flag(item.authenticity?.dg_integrity),
    issuer: text(item.certificate_summary?.issuer),
  }));
}

function picturesOf(decision: Decision, item: IdVerification, index: number): DocumentEvidence['images'] {
  const leaves = [
    ...PICTURES.map((key) => ({ key, leaf: item[key] })),
    ...items(item.extra_files).map((leaf) => ({ key: 'extra_files', leaf })),
  ];
  const pictures = new Map<string, DocumentEvidence['images'][number]>();
  for (const { key, leaf } of leaves) {
    const mediaId = mediaIdOf(leaf);
    if (mediaId === null || pictures.has(mediaId)) continue;
    pictures.set(mediaId, { mediaId, label: mediaLabel(`id_verifications[${index}].${key}`, decision) });
  }
  return [...pictures.values()];
}

/**
 * The zone as printed, with its check digits computed here: Didit's own verdict on them is a warning like any
 * other, and a reviewer who doubts it should not have to do the sum by hand.
 */
function mrzOf(item: IdVerification): DocumentEvidence['mrz'] {
  const zone = text(item.mrz?.mrz_string);
  const type = text(item.mrz?.mrz_type);
  if (zone === null && type === null) return null;
  const lines = zone === null ? [] : mrzLines(zone);
  return { type, lines, checks: checkMrz(lines) };
}

function worstQuality(item: IdVerification): number | null {
  const scores = [item.front_image_quality_score, item.back_image_quality_score].flatMap(
    (quality) => number(quality?.overall_score) ?? [],
  );
  return scores.length === 0 ? null : Math.min(...scores);
}
