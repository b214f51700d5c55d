import type { Evidence } from '@docket/contracts';
import type { Decision } from '@docket/didit';
import { firstText, integer, items, number, statusWord, text } from '../leaves.ts';
import { mediaIdOf } from '../media.ts';

type Related = Evidence['related'][number];

export function readFaces(decision: Decision): Evidence['faces'] {
  return items(decision.face_matches).map((item) => ({
    nodeId: text(item.node_id),
    status: statusWord(item.status),
    score: number(item.score),
    sourceMediaId: mediaIdOf(item.source_image),
    targetMediaId: mediaIdOf(item.target_image),
  }));
}

export function readLiveness(decision: Decision): Evidence['liveness'] {
  return items(decision.liveness_checks).map((item) => ({
    nodeId: text(item.node_id),
    status: statusWord(item.status),
    method: text(item.method),
    score: number(item.score),
    ageEstimate: number(item.age_estimation),
    referenceMediaId: mediaIdOf(item.reference_image),
    videoMediaId: mediaIdOf(item.video_url),
    faceQuality: number(item.face_quality),
  }));
}

type Match = {
  session_id?: unknown;
  session_number?: unknown;
  vendor_data?: unknown;
  status?: unknown;
  is_blocklisted?: unknown;
};

/** Other sessions that share something with this one; those on the blocklist first. */
export function readRelated(decision: Decision): Evidence['related'] {
  const documents = items(decision.id_verifications).flatMap((item) =>
    items(item.matches).map((match) => ({
      ...relatedBy('document', match),
      name: text(match.user_details?.name),
      mediaId: mediaIdOf(match.front_image_url),
    })),
  );
  const faces = items(decision.liveness_checks).flatMap((item) =>
    items(item.matches).map((match) => ({
      ...relatedBy('face', match),
      name: firstText(match.user_details?.full_name),
      similarityPercent: number(match.similarity_percentage),
      mediaId: mediaIdOf(match.match_image_url),
    })),
  );
  const all = [
    ...documents,
    ...faces,
    ...matchesOf('device', decision.ip_analyses),
    ...matchesOf('phone', decision.phone_verifications),
    ...matchesOf('email', decision.email_verifications),
  ];
  return all.sort((a, b) => Number(b.blocklisted) - Number(a.blocklisted));
}

function matchesOf(
  kind: Related['kind'],
  block: Decision['ip_analyses' | 'phone_verifications' | 'email_verifications'],
) {
  return items<{ matches?: readonly Match[] | null | undefined }>(block).flatMap((item) =>
    items(item.matches).map((match) => relatedBy(kind, match)),
  );
}

function relatedBy(kind: Related['kind'], match: Match): Related {
  return {
    kind,
    sessionId: text(match.session_id),
    sessionNumber: integer(match.session_number),
    name: null,
    vendorData: text(match.vendor_data),
    status: text(match.status),
    similarityPercent: null,
    blocklisted: match.is_blocklisted === true,
    mediaId: null,
  };
}
