import type { Allowed, CaseDetail } from '@docket/contracts';
import MoreVertOutlined from '@mui/icons-material/MoreVertOutlined';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useNotify } from '../../../../layout/feedback.ts';
import { useLayers } from '../../../../layout/layers.ts';
import { may, useMe } from '../../../../session/me.ts';
import { useShortcuts } from '../../../../shortcuts/use-shortcuts.ts';
import { useWork } from '../../work/use-work.ts';
import { WorkDialog } from '../../work/WorkDialog.tsx';
import { EraseDialog } from '../erasure/EraseDialog.tsx';
import { HoldDialog } from '../erasure/HoldDialog.tsx';
import { useEvidencePack, useReport } from './use-report.ts';

/** What is needed now and then: ids, links, report, shortcuts. */
export function CaseMenu({ detail }: { detail: CaseDetail }) {
  const { openHelp } = useLayers();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const notify = useNotify();
  const { case: summary } = detail;
  const close = () => setAnchor(null);
  const copy = (what: string, text: string) => {
    close();
    navigator.clipboard.writeText(text).then(
      () => notify({ text: `${what} copied`, severity: 'success' }),
      () => notify({ text: `The browser refused to copy. ${what}: ${text}`, severity: 'error' }),
    );
  };
  const { customerLink } = summary;
  const me = useMe();
  const [asking, setAsking] = useState<'erase' | 'hold' | null>(null);
  const ask = (what: 'erase' | 'hold') => {
    close();
    setAsking(what);
  };
  const work = useWork();
  const { assign, snooze, tag } = detail.allowed;
  const begin = (what: 'assign' | 'snooze' | 'tag') => () => {
    close();
    const allowed = detail.allowed[what];
    if (allowed === true) work.ask(what, [summary]);
    else notify({ text: allowed.because, severity: 'info' });
  };
  useShortcuts({ assign: begin('assign'), snooze: begin('snooze'), tag: begin('tag') });
  const mayErase = may(me, 'erasure:request') && detail.erased === null;
  return (
    <>
      <IconButton aria-label="More" aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        <MoreVertOutlined sx={{ fontSize: 20 }} />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={close}>
        <MenuItem onClick={() => copy('Session id', summary.id)}>Copy session id</MenuItem>
        {summary.vendorData !== null && (
          <MenuItem onClick={() => copy('Vendor id', summary.vendorData ?? '')}>Copy vendor id</MenuItem>
        )}
        <MenuItem onClick={() => copy('Link', window.location.href)}>Copy link to this case</MenuItem>
        {customerLink !== null && (
          <MenuItem onClick={() => copy('Link of the customer', customerLink)}>
            Copy the customer’s link
          </MenuItem>
        )}
        {may(me, 'case:assign') && (
          <RefusableItem label="Assign …" allowed={assign} onTake={begin('assign')} />
        )}
        {may(me, 'case:claim') && (
          <RefusableItem label="Snooze …" allowed={snooze} onTake={begin('snooze')} />
        )}
        {may(me, 'case:claim') && <RefusableItem label="Tags …" allowed={tag} onTake={begin('tag')} />}
        {mayErase && <MenuItem onClick={() => ask('hold')}>Legal hold …</MenuItem>}
        {mayErase && <MenuItem onClick={() => ask('erase')}>Erase personal data …</MenuItem>}
        <Downloads detail={detail} onClose={close} />
        <MenuItem
          onClick={() => {
            close();
            openHelp();
          }}
        >
          Keyboard shortcuts
        </MenuItem>
      </Menu>
      <WorkDialog asked={work.asked} onClose={work.close} />
      {asking === 'erase' && <EraseDialog detail={detail} onClose={() => setAsking(null)} />}
      {asking === 'hold' && <HoldDialog detail={detail} onClose={() => setAsking(null)} />}
    </>
  );
}

/** What of the case leaves as a file. */
function Downloads({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const takeReport = useReport(detail.case.id);
  const takePack = useEvidencePack(detail.case.id);
  const { report, evidencePack } = detail.allowed;
  const choose = (take: () => Promise<void>) => () => {
    onClose();
    void take();
  };
  return (
    <>
      <RefusableItem label="Download PDF report" allowed={report} onTake={choose(takeReport)} />
      <RefusableItem label="Download evidence pack" allowed={evidencePack} onTake={choose(takePack)} />
    </>
  );
}

function RefusableItem({ label, allowed, onTake }: { label: string; allowed: Allowed; onTake: () => void }) {
  if (allowed === true) return <MenuItem onClick={onTake}>{label}</MenuItem>;
  // Focusable although refused: the reason is the point of showing it.
  return (
    <MenuItem aria-disabled onClick={(event) => event.preventDefault()} sx={{ cursor: 'not-allowed' }}>
      <ListItemText
        primary={label}
        secondary={allowed.because}
        slotProps={{ primary: { sx: { color: 'text.secondary' } }, secondary: { variant: 'caption' } }}
      />
    </MenuItem>
  );
}
