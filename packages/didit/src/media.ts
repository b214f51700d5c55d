import { Agent } from 'undici';
import { BodyTooLarge, readCapped } from './body.ts';
import { DiditError, type DiditErrorInit } from './errors.ts';
import { isPrivateAddress, originRule, publicLookup } from './media-guard.ts';
import { networkError } from './network-error.ts';

export interface MediaLimits {
  maxBytes: number;
  /** For the whole transfer, in milliseconds. */
  timeoutMs: number;
  /**
   * Origins media may come from: `https://media.example.com` exactly, or `https://*.example.com` for subdomains.
   * Only an origin named exactly may lie in a private network.
   */
  allowedOrigins: readonly string[];
}

export interface Media {
  bytes: Uint8Array;
  /** As the bytes show it, whatever the server claims. */
  contentType: string;
}

const OPERATION = 'GET media';

/**
 * Fetches the pictures and files a decision links to. The links come from outside, so nothing about them is
 * trusted: not the host, the redirects, the length or the declared type. The API key is never sent along.
 */
export function createMedia(connectTimeoutMs: number) {
  const connect = { timeout: connectTimeoutMs };
  const open = new Agent({ connect });
  const guarded = new Agent({ connect: { ...connect, lookup: publicLookup } });

  async function download(url: URL, limits: MediaLimits, agent: Agent): Promise<Buffer> {
    const signal = AbortSignal.timeout(Math.ceil(limits.timeoutMs));
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      signal,
    });
    if (response.statusCode === 200) return readCapped(response.body, limits.maxBytes);
    // Read away rather than destroyed: a destroyed body throws where nobody can catch it.
    await response.body.dump({ limit: 64 * 1024, signal });
    throw refusal(kindOf(response.statusCode), { status: response.statusCode });
  }

  return {
    /**
     * Errors: `media_expired` (the link ran out, read the decision again), `media_refused` (host, redirect or
     * content not accepted), `media_too_large`, `timeout`, `network`, `server`.
     */
    async fetch(url: string, limits: MediaLimits): Promise<Media> {
      const target = checkedUrl(url, limits.allowedOrigins);
      const agent = originRule(target, limits.allowedOrigins) === 'exact' ? open : guarded;
      let bytes: Buffer;
      try {
        bytes = await download(target, limits, agent);
      } catch (error) {
        throw mediaError(error);
      }
      const contentType = sniff(bytes);
      if (contentType === null) {
        throw refusal('media_refused', { detail: 'neither a JPEG, PNG, WebP, MP4 nor PDF' });
      }
      return { bytes, contentType };
    },
    async close(): Promise<void> {
      await Promise.all([open.close(), guarded.close()]);
    },
  };
}

function checkedUrl(text: string, allowedOrigins: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol) || url.username !== '') {
    throw refusal('media_refused', { detail: 'not a usable link' });
  }
  const rule = originRule(url, allowedOrigins);
  if (rule === null) throw refusal('media_refused', { detail: 'a host that is not allowed' });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is never looked up, so the guarded lookup would not see it.
  if (rule === 'wildcard' && /^[\d.]+$|:/.test(host) && isPrivateAddress(host)) {
    throw refusal('media_refused', { detail: 'a private address' });
  }
  return url;
}

function mediaError(error: unknown): DiditError {
  if (error instanceof DiditError) return error;
  if (error instanceof BodyTooLarge) return refusal('media_too_large', { detail: error.message });
  const failure = networkError(error, OPERATION, false);
  if (failure.code !== 'PRIVATE_ADDRESS') return failure;
  return refusal('media_refused', { detail: 'a private address' });
}

function kindOf(status: number): DiditErrorInit['kind'] {
  // Object stores answer an expired signature with 403 (or 400), a removed object with 404 or 410.
  if ([400, 403, 404, 410].includes(status)) return 'media_expired';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'server' : 'media_refused';
}

function refusal(kind: DiditErrorInit['kind'], more: Pick<DiditErrorInit, 'status' | 'detail'>): DiditError {
  return new DiditError({ kind, operation: OPERATION, ...more });
}

/** The type by its first bytes. Only kinds a browser shows without running anything. */
export function sniff(bytes: Buffer): string | null {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (ascii(4, 8) === 'ftyp') return 'video/mp4';
  return ascii(0, 5) === '%PDF-' ? 'application/pdf' : null;
}
