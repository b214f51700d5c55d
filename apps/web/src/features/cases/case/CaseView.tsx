import type { CaseDetail } from '@docket/contracts';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { useLookingAt } from '../../../api/live/looking.ts';
import { may, useMe } from '../../../session/me.ts';
import { useShortcuts } from '../../../shortcuts/use-shortcuts.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { DecisionBar } from './decision/DecisionBar.tsx';
import { ErasedStrip } from './erasure/ErasedStrip.tsx';
import { EvidencePane } from './evidence/EvidencePane.tsx';
import { type PageTab, pageTabOf, tabOfKey } from './evidence-tabs.ts';
import { FactsPane } from './facts/FactsPane.tsx';
import { HeldStrip } from './HeldStrip.tsx';
import { CaseHeader } from './header/CaseHeader.tsx';
import { useClaim } from './header/use-claim.ts';
import { useHandOver } from './header/use-hand-over.ts';
import { TroubleStrip } from './TroubleStrip.tsx';
import { useWarnings } from './use-warnings.ts';
import { WhyStrip } from './WhyStrip.tsx';

type Side = 'evidence' | 'facts';

/** One case on one screen: why it is here, the evidence, the facts, the decision. */
export function CaseView({ detail }: { detail: CaseDetail }) {
  const { evidence } = detail;
  const [side, setSide] = useState<Side>('evidence');
  const [tab, setTab] = useState<PageTab>('document');
  const narrow = useMediaQuery((theme) => theme.breakpoints.down('lg'));
  const claim = useClaim(detail);
  const { holder } = detail.case;
  const mayDecide = may(useMe(), 'case:decide');
  useLookingAt(detail.case.id);
  useHandOver(detail);
  const openTab = (next: PageTab) => {
    setTab(next);
    setSide('evidence');
  };
  const why = useWarnings(evidence?.warnings ?? [], openTab);
  useShortcuts({
    tab: (key) => openTab(tabOfKey(key) ?? tab),
    nextWarning: () => why.step(1),
    previousWarning: () => why.step(-1),
    next: claim.next,
    claim: () => {
      if (claim.holds) claim.release();
      else if (detail.allowed.claim === true) claim.claim();
    },
  });
  return (
    <Box sx={{ flex: '1 1 0', minHeight: 0, display: 'flex', flexDirection: 'column', overflow: 'hidden' }}>
      <CaseHeader detail={detail} claim={claim} />
      {mayDecide && holder !== null && !claim.holds && <HeldStrip name={holder.name} />}
      {detail.erased !== null && <ErasedStrip erased={detail.erased} />}
      {detail.trouble !== null && <TroubleStrip detail={detail} trouble={detail.trouble} />}
      {evidence !== null && (
        <WhyStrip warnings={why.warnings} current={why.current} seen={why.seen} onGo={why.go} />
      )}
      {narrow && <SideTabs side={side} onSide={setSide} />}
      <Box sx={{ flex: '1 1 0', minHeight: 0, display: 'flex' }}>
        <Box hidden={narrow && side !== 'evidence'} sx={{ flex: '52 1 0', minWidth: 0 }}>
          {evidence === null ? (
            <NoEvidence detail={detail} />
          ) : (
            <EvidencePane detail={detail} evidence={evidence} tab={tab} onTab={setTab} />
          )}
        </Box>
        <Box
          hidden={narrow && side !== 'facts'}
          sx={{ flex: '48 1 0', minWidth: 0, borderLeft: narrow ? 0 : 1, borderColor: 'divider' }}
        >
          <FactsPane
            detail={detail}
            evidence={evidence}
            onOpenCheck={(check) => openTab(pageTabOf(check.tab))}
          />
        </Box>
      </Box>
      <DecisionBar detail={detail} claim={claim} />
    </Box>
  );
}

function NoEvidence({ detail: { case: summary, trouble, erased } }: { detail: CaseDetail }) {
  if (erased !== null) {
    return (
      <EmptyState
        title="The evidence was erased"
        detail="Who decided what, and when, stands in the timeline and in the audit log."
      />
    );
  }
  if (summary.deletedAtDidit !== null) {
    return (
      <EmptyState
        title="Didit has deleted this session"
        detail="It did so before its details were read. What the list told of it stays here."
      />
    );
  }
  if (trouble !== null && !summary.detailsRead) {
    return (
      <EmptyState
        title="The details are still at Didit"
        detail="They could not be read so far. What the list told of this case is shown, and the evidence appears here once Didit answers."
      />
    );
  }
  return summary.detailsRead ? (
    <EmptyState
      title="No evidence yet"
      detail="Didit has not finished with this session. This page fills by itself when it has."
    />
  ) : (
    <EmptyState
      title="Reading the details from Didit …"
      detail="This case came with the import of the account. Its evidence appears here in a moment."
    />
  );
}

function SideTabs({ side, onSide }: { side: Side; onSide: (side: Side) => void }) {
  return (
    <Tabs
      value={side}
      onChange={(_, next: Side) => onSide(next)}
      aria-label="Part of the case"
      sx={{ flex: 'none', borderBottom: 1, borderColor: 'divider', px: 1 }}
    >
      <Tab value="evidence" label="Evidence" />
      <Tab value="facts" label="Checks, fields, timeline" />
    </Tabs>
  );
}
