import { AuditEntry } from '@docket/contracts';

/** The SHA-256 of the PDF that was handed out, from the entry's own text; null for an entry of another kind. */
export function pdfDigestOf(entry: string): string | null {
  try {
    return AuditEntry.safeParse(JSON.parse(entry)).data?.evidence?.digests.pdf ?? null;
  } catch {
    // An entry that is not JSON was not written by Docket; the audit page says so.
    return null;
  }
}
