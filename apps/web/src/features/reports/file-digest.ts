import { AuditEntry } from '@docket/contracts';

/** The SHA-256 of the PDF or pack that was handed out, from the entry's own text; null for an entry of another kind. */
export function fileDigestOf(entry: string): string | null {
  try {
    const digests = AuditEntry.safeParse(JSON.parse(entry)).data?.evidence?.digests;
    return digests?.pdf ?? digests?.pack ?? null;
  } catch {
    // An entry that is not JSON was not written by Docket; the audit page says so.
    return null;
  }
}
