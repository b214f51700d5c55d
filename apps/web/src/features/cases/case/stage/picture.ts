import { contract, type Evidence } from '@docket/contracts';
import { urlOf } from '../../../../api/call.ts';

/** One image of the case: `label` names its side, `alt` says what it is to somebody who cannot see it. */
export interface Picture {
  mediaId: string;
  label: string;
  alt: string;
  src: string;
}

/** Pictures come through our own server, which records every look and never shows Didit's links. */
export function mediaUrl(caseId: string, mediaId: string): string {
  return urlOf(contract.getCaseMedia, { caseId, mediaId });
}

/** Every image of the case, in the order of the evidence: documents first, then all the rest once. */
export function picturesOf(caseId: string, evidence: Evidence): Picture[] {
  const ofDocuments = evidence.documents.flatMap(({ images, type, number }) =>
    images.map(({ mediaId, label }) => ({
      mediaId,
      label,
      alt: [type ?? 'Document', label.toLowerCase(), number === null ? '' : `number ${number}`]
        .filter((part) => part !== '')
        .join(', '),
    })),
  );
  const rest = evidence.media
    .filter(({ kind }) => kind === 'image')
    .map(({ mediaId, label }) => ({ mediaId, label, alt: `${label} of this session` }));
  const all = new Map<string, Omit<Picture, 'src'>>();
  for (const picture of [...ofDocuments, ...rest])
    if (!all.has(picture.mediaId)) all.set(picture.mediaId, picture);
  return [...all.values()].map((picture) => ({ ...picture, src: mediaUrl(caseId, picture.mediaId) }));
}

/**
 * The two pictures to begin with: the front of the document beside the selfie, because the first question is
 * whether this person shows their own document; without a selfie beside the back.
 */
export function firstPair(evidence: Evidence, pictures: readonly Picture[]): string[] {
  const front = evidence.documents[0]?.images[0]?.mediaId ?? null;
  const selfie = evidence.faces[0]?.targetMediaId ?? evidence.liveness[0]?.referenceMediaId ?? null;
  const back = evidence.documents[0]?.images[1]?.mediaId ?? null;
  const chosen = [front, selfie, back].filter((id) => id !== null && pictures.some((p) => p.mediaId === id));
  return [...new Set(chosen.filter((id) => id !== null))].slice(0, 2);
}
