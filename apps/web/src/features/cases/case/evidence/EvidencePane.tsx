import type { CaseDetail, Evidence, Warning } from '@docket/contracts';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { type ReactNode, useState } from 'react';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { badgeOf, hasEvidence, PAGE_TABS, type PageTab } from '../evidence-tabs.ts';
import { AmlTab } from './aml/AmlTab.tsx';
import { ContactTab } from './ContactTab.tsx';
import { DeviceTab } from './DeviceTab.tsx';
import { DocumentTab } from './DocumentTab.tsx';
import { FaceTab } from './face/FaceTab.tsx';
import { LivenessTab } from './face/LivenessTab.tsx';
import { RawTab } from './RawTab.tsx';
import { RelatedTab } from './RelatedTab.tsx';

interface EvidencePaneProps {
  detail: CaseDetail;
  evidence: Evidence;
  tab: PageTab;
  onTab: (tab: PageTab) => void;
}

/** The evidence, one kind per tab. A tab once opened stays mounted, so that zoom and place survive a look elsewhere. */
export function EvidencePane({ detail, evidence, tab, onTab }: EvidencePaneProps) {
  const [opened, setOpened] = useState<ReadonlySet<PageTab>>(new Set([tab]));
  if (!opened.has(tab)) setOpened(new Set([...opened, tab]));
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' }}>
      <Tabs
        value={tab}
        onChange={(_, next: PageTab) => onTab(next)}
        variant="scrollable"
        scrollButtons={false}
        aria-label="Evidence"
        sx={{ flex: 'none', borderBottom: 1, borderColor: 'divider', px: 0.5 }}
      >
        {PAGE_TABS.map(({ id, label }, index) => (
          <Tab
            key={id}
            value={id}
            id={`tab-${id}`}
            aria-controls={`evidence-${id}`}
            // Lighter letters, not paler ones: an empty tab must stay readable.
            sx={{ px: 0.75, '&&:not(.Mui-selected)': hasEvidence(evidence, id) ? {} : EMPTY_TAB }}
            label={<TabLabel evidence={evidence} id={id} label={label} number={index + 1} />}
          />
        ))}
      </Tabs>
      {PAGE_TABS.filter(({ id }) => opened.has(id)).map(({ id }) => (
        <Box
          key={id}
          role="tabpanel"
          id={`evidence-${id}`}
          aria-labelledby={`tab-${id}`}
          tabIndex={-1}
          hidden={id !== tab}
          sx={{ flex: '1 1 0', minHeight: 0, overflowY: 'auto', outline: 'none' }}
        >
          {hasEvidence(evidence, id) ? panelOf(id, detail, evidence, id === tab) : <NothingHere id={id} />}
        </Box>
      ))}
    </Box>
  );
}

function panelOf(id: PageTab, detail: CaseDetail, evidence: Evidence, live: boolean): ReactNode {
  const { id: caseId, workflowId } = detail.case;
  switch (id) {
    case 'document':
      return <DocumentTab caseId={caseId} evidence={evidence} live={live} />;
    case 'face':
      return <FaceTab caseId={caseId} evidence={evidence} workflowId={workflowId} live={live} />;
    case 'liveness':
      return <LivenessTab caseId={caseId} evidence={evidence} />;
    case 'aml':
      return <AmlTab detail={detail} evidence={evidence} live={live} />;
    case 'device':
      return <DeviceTab evidence={evidence} />;
    case 'contact':
      return <ContactTab caseId={caseId} evidence={evidence} />;
    case 'related':
      return <RelatedTab related={evidence.related} />;
    case 'raw':
      return <RawTab data={detail.decisionData} />;
  }
}

interface TabLabelProps {
  evidence: Evidence;
  id: PageTab;
  label: string;
  number: number;
}

function TabLabel({ evidence, id, label, number }: TabLabelProps) {
  const badge = badgeOf(evidence.warnings, id);
  const count = badge?.count ?? (id === 'related' ? evidence.related.length : 0);
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <Box component="span" aria-hidden sx={{ fontSize: 11, color: 'text.secondary', fontWeight: 400 }}>
        {number}
      </Box>
      {label}
      {count > 0 && (
        <Box
          component="span"
          sx={{
            px: 0.5,
            minWidth: 16,
            borderRadius: 2,
            fontSize: 11,
            lineHeight: '16px',
            ...(badge === null ? PLAIN : PILLS[badge.severity]),
          }}
        >
          {count}
        </Box>
      )}
    </Box>
  );
}

const EMPTY_TAB = { color: 'text.secondary', fontWeight: 400 } as const;
const PLAIN = { bgcolor: 'action.hover', color: 'text.secondary' } as const;
const PILLS: Record<Warning['severity'], { bgcolor: string; color: string }> = {
  error: { bgcolor: 'error.main', color: 'error.contrastText' },
  warning: { bgcolor: 'warning.main', color: 'warning.contrastText' },
  information: { bgcolor: 'info.main', color: 'info.contrastText' },
};

function NothingHere({ id }: { id: PageTab }) {
  return id === 'related' ? (
    <EmptyState
      title="No related sessions"
      detail="Didit found no other session with the same document, face, device, phone or e-mail."
    />
  ) : (
    <EmptyState
      title="Not part of this session"
      detail="The workflow has no such step, or the customer has not come to it."
    />
  );
}
