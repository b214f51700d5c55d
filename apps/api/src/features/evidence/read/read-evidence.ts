import type { Evidence } from '@docket/contracts';
import type { Decision } from '@docket/didit';
import { collectMedia, withoutLinks } from '../media.ts';
import { readAml } from './read-aml.ts';
import { readChecks, readWarnings } from './read-checks.ts';
import { readChips, readDocuments } from './read-documents.ts';
import { readFaces, readLiveness, readRelated } from './read-faces.ts';
import { readFields } from './read-fields.ts';
import { readAddresses, readContacts, readDatabases, readDevices } from './read-signals.ts';

/**
 * What the case page shows, out of Didit's decision. Never throws on a decision that parsed: a value Didit
 * withholds is null, a word it adds is shown as it is, and no link of Didit's gets through.
 */
export function readEvidence(caseId: string, decision: Decision): Evidence {
  // The readers see the copy without links, so that none of them can leak one. `withoutLinks` only puts other
  // texts and nulls in the place of texts, and every text of a decision may be null, so the type still holds.
  const safe = withoutLinks(caseId, decision) as Decision;
  return {
    warnings: readWarnings(safe),
    checks: readChecks(safe),
    fields: readFields(safe),
    documents: readDocuments(safe),
    chips: readChips(safe),
    faces: readFaces(safe),
    liveness: readLiveness(safe),
    aml: readAml(safe),
    devices: readDevices(safe),
    addresses: readAddresses(safe),
    contacts: readContacts(safe),
    databases: readDatabases(safe),
    related: readRelated(safe),
    media: collectMedia(caseId, decision).map(({ mediaId, path, label, kind }) => ({
      mediaId,
      path,
      label,
      kind,
    })),
  };
}
