import type { Decision } from '@docket/didit';
import { firstText } from '../leaves.ts';
import { inWords } from './vocabulary.ts';

const DOCUMENT_PICTURES = new Map(
  Object.entries({
    front_image: 'front',
    back_image: 'back',
    portrait_image: 'portrait',
    full_front_image: 'front, whole picture',
    full_back_image: 'back, whole picture',
    front_image_camera_front: 'front, seen by the selfie camera',
    back_image_camera_front: 'back, seen by the selfie camera',
    front_video: 'front, video',
    back_video: 'back, video',
    extra_files: 'further file',
  }),
);

const LABELS: Readonly<Record<string, string>> = {
  'nfc_verifications.portrait_image': 'Chip – portrait',
  'nfc_verifications.signature_image': 'Chip – signature',
  'liveness_checks.reference_image': 'Selfie (liveness reference)',
  'liveness_checks.video_url': 'Liveness video',
  'face_matches.source_image': 'Face match – reference portrait',
  'face_matches.target_image': 'Face match – selfie',
  'poa_verifications.document_file': 'Proof of address',
  'poa_verifications.extra_files': 'Proof of address – further file',
  'document_ai_documents.file_url': 'Further document',
  'questionnaire_responses.files': 'Questionnaire – attached file',
  'document_verifications.file_url': 'Company document',
};

/** What a reviewer calls the picture, from its place in the decision: "Passport – front". */
export function mediaLabel(path: string, decision: Decision): string {
  const block = path.split('[', 1)[0] ?? path;
  const index = Number(/^\w+\[(\d+)\]/.exec(path)?.[1] ?? 0);
  const key =
    path
      .replace(/\[\d+\]$/, '')
      .split('.')
      .at(-1) ?? path;
  if (path.includes('.matches[')) return 'Picture from another session';
  if (block === 'id_verifications') return documentLabel(decision, index, key);
  const label = LABELS[`${block}.${key}`] ?? inWords(key);
  return index === 0 ? label : `${label} (${index + 1})`;
}

function documentLabel(decision: Decision, index: number, key: string): string {
  const types = (decision.id_verifications ?? []).map((item) => firstText(item?.document_type) ?? 'Document');
  const type = types[index] ?? 'Document';
  const sameBefore = types.slice(0, index).filter((other) => other === type).length;
  const name = sameBefore === 0 ? type : `${type} ${sameBefore + 1}`;
  return `${name} – ${DOCUMENT_PICTURES.get(key) ?? inWords(key)}`;
}
