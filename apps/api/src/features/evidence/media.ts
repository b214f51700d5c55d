import { createHash } from 'node:crypto';
import { type Evidence, MediaId } from '@docket/contracts';
import type { Decision } from '@docket/didit';
import { mediaLabel } from './read/media-labels.ts';

export type MediaKind = Evidence['media'][number]['kind'];
export type MediaItem = { mediaId: MediaId; path: string; url: string; label: string; kind: MediaKind };

type Leaf = { path: string; key: string; value: string };

const MEDIA_KEY =
  /(^|_)(image|video)(_url)?$|_image_camera_front$|^(document_file|file_url|extra_files|files)$/;
const SECRET_KEY = /(^|_)(session_url|token|secret|password|api_key|code_tried)$/i;
const SIGNED_LINK = /https?:\/\/\S+[?&]X-Amz-\S+/gi;
const VIDEO = /\.(mp4|webm|mov|m4v)$/i;
const IMAGE = /\.(jpe?g|png|webp|gif|bmp|tiff?|heic|avif)$/i;

/** Where a file is shown first decides its id and label, so the blocks that own files come before those that reuse them. */
const OWNERS = ['id_verifications', 'nfc_verifications', 'liveness_checks', 'poa_verifications'];

/**
 * Every picture, video and file of a decision, once each, in a fixed order.
 *
 * Didit's links expire in about an hour, so an id is made from the case and the place in the decision, never from
 * the link: it stays the same when the decision is read again. A file linked from two places has the id of the first.
 * `url` may be relative to Didit's own address (questionnaire answers). Source: Didit docs: Retrieve session
 */
export function collectMedia(caseId: string, decision: Decision): MediaItem[] {
  const places = mediaLeaves(decision);
  const ids = idsByPath(caseId, places);
  const seen = new Set<string>();
  return places.flatMap(({ path, key, value }) => {
    const mediaId = ids.get(path);
    if (mediaId === undefined || seen.has(mediaId)) return [];
    seen.add(mediaId);
    return [{ mediaId, path, url: value, label: mediaLabel(path, decision), kind: kindOf(key, value) }];
  });
}

/**
 * A copy of the decision that may be stored, shown and logged by our own rules: media links become `media:<id>`,
 * and the session's own link (whoever has it can act as the customer), tokens and one-time codes become null.
 */
export function withoutLinks(caseId: string, decision: Decision): unknown {
  const ids = idsByPath(caseId, mediaLeaves(decision));
  return copy(decision, '', '', ({ path, key, value }) => {
    const mediaId = ids.get(path);
    if (mediaId !== undefined) return `media:${mediaId}`;
    if (SECRET_KEY.test(key)) return null;
    return value.replace(SIGNED_LINK, 'link withheld');
  });
}

/** The id inside what `withoutLinks` left in a media leaf. */
export function mediaIdOf(leaf: unknown): MediaId | null {
  if (typeof leaf !== 'string' || !leaf.startsWith('media:')) return null;
  return MediaId.safeParse(leaf.slice('media:'.length)).data ?? null;
}

function idsByPath(caseId: string, places: readonly Leaf[]): Map<string, MediaId> {
  const firstPath = new Map<string, string>();
  const ids = new Map<string, MediaId>();
  for (const { path, value } of places) {
    const file = fileOf(value);
    const owner = firstPath.get(file) ?? path;
    firstPath.set(file, owner);
    const hash = createHash('sha256').update(`${caseId}\n${owner}`).digest('hex');
    ids.set(path, MediaId.parse(hash.slice(0, 32)));
  }
  return ids;
}

/** What identifies the file: in a presigned link everything but the signature, in any other link all of it. */
function fileOf(url: string): string {
  return /[?&]X-Amz-/i.test(url) ? url.replace(/[?#].*$/s, '') : url;
}

function mediaLeaves(decision: Decision): Leaf[] {
  const found: Leaf[] = [];
  copy(decision, '', '', (leaf) => {
    if (isMedia(leaf)) found.push(leaf);
    return leaf.value;
  });
  // Sorted, because key order differs between the answer as received, as parsed and as kept in the database.
  return found.sort(
    (a, b) => rank(a.path) - rank(b.path) || a.path.localeCompare(b.path, 'en', { numeric: true }),
  );
}

function rank(path: string): number {
  const at = OWNERS.indexOf(path.split('[', 1)[0] ?? '');
  return at < 0 ? OWNERS.length : at;
}

function isMedia({ key, value }: Leaf): boolean {
  const link = /^https?:\/\//i.test(value);
  if (link && /^\S+[?&]X-Amz-\S+$/i.test(value)) return true;
  return MEDIA_KEY.test(key) && (link || value.startsWith('/'));
}

function kindOf(key: string, url: string): MediaKind {
  const file = url.replace(/[?#].*$/s, '');
  if (VIDEO.test(file)) return 'video';
  if (IMAGE.test(file)) return 'image';
  // Without a telling name: an extension of another kind (.pdf) is a file, none at all leaves the key's word.
  if (/\.[a-z0-9]{2,5}$/i.test(file)) return 'file';
  return key.includes('video') ? 'video' : key.includes('image') ? 'image' : 'file';
}

/** Copies plain JSON, giving every text to `change`; list items carry the key of their list. */
function copy(value: unknown, path: string, key: string, change: (leaf: Leaf) => unknown): unknown {
  if (typeof value === 'string') return change({ path, key, value });
  if (Array.isArray(value)) return value.map((item, index) => copy(item, `${path}[${index}]`, key, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => {
    return [name, copy(inner, path === '' ? name : `${path}.${name}`, name, change)] as const;
  });
  return Object.fromEntries(entries);
}
