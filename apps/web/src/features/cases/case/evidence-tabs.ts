import type { Evidence, EvidenceTab, Warning } from '@docket/contracts';

export type PageTab = 'document' | 'face' | 'liveness' | 'aml' | 'device' | 'contact' | 'related' | 'raw';

/** The order is the number key that opens the tab. */
export const PAGE_TABS: readonly { id: PageTab; label: string }[] = [
  { id: 'document', label: 'Document' },
  { id: 'face', label: 'Face' },
  { id: 'liveness', label: 'Liveness' },
  { id: 'aml', label: 'AML' },
  { id: 'device', label: 'Device' },
  { id: 'contact', label: 'Contact' },
  { id: 'related', label: 'Related' },
  { id: 'raw', label: 'Raw' },
];

const PAGE_TAB_OF: Record<EvidenceTab, PageTab> = {
  document: 'document',
  face: 'face',
  liveness: 'liveness',
  aml: 'aml',
  device: 'device',
  address: 'contact',
  contact: 'contact',
  database: 'contact',
};

/** Address, contact and database checks are short and share one tab. */
export function pageTabOf(tab: EvidenceTab): PageTab {
  return PAGE_TAB_OF[tab];
}

export function tabOfKey(key: string): PageTab | null {
  return PAGE_TABS[Number(key) - 1]?.id ?? null;
}

const SEVERITY_ORDER: Record<Warning['severity'], number> = { error: 0, warning: 1, information: 2 };

/** Worst first; equal ones stay in Didit's order. */
export function bySeverity(warnings: readonly Warning[]): Warning[] {
  return [...warnings].sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
}

export interface TabBadge {
  count: number;
  severity: Warning['severity'];
}

/** How many warnings wait in a tab, and how bad the worst is. */
export function badgeOf(warnings: readonly Warning[], tab: PageTab): TabBadge | null {
  const here = bySeverity(warnings.filter((warning) => pageTabOf(warning.tab) === tab));
  const worst = here[0];
  return worst === undefined ? null : { count: here.length, severity: worst.severity };
}

/** Whether the workflow brought anything for a tab; an empty tab is shown, and says so. */
export function hasEvidence(evidence: Evidence, tab: PageTab): boolean {
  const blocks: Record<PageTab, number> = {
    document: evidence.documents.length + evidence.chips.length,
    face: evidence.faces.length,
    liveness: evidence.liveness.length,
    aml: evidence.aml.length,
    device: evidence.devices.length,
    contact: evidence.contacts.length + evidence.addresses.length + evidence.databases.length,
    related: evidence.related.length,
    raw: 1,
  };
  return blocks[tab] > 0;
}

/** The element a warning points at; `w` and the why-strip move the focus there. */
export function anchorOf(warning: Pick<Warning, 'tab' | 'nodeId'>): { exact: string; fallback: string } {
  return {
    exact: `evidence-${warning.tab}-${warning.nodeId ?? 'first'}`,
    fallback: `evidence-${pageTabOf(warning.tab)}`,
  };
}

/** The id that evidence components give their frame, so that `anchorOf` finds it. */
export function anchorId(tab: EvidenceTab, nodeId: string | null): string {
  return `evidence-${tab}-${nodeId ?? 'first'}`;
}
