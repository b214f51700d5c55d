import type { CaseDetail } from '@docket/contracts';
import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { Link as RouterLink, useLocation } from 'react-router';
import { paths } from '../../../../paths.ts';
import { may, useMe } from '../../../../session/me.ts';
import { ShortcutHint } from '../../../../shortcuts/ShortcutHint.tsx';
import { DeletedChip } from '../../../../ui/DeletedChip.tsx';
import { OutsideChip } from '../../../../ui/OutsideChip.tsx';
import { ReasonedButton } from '../../../../ui/ReasonedButton.tsx';
import { SlaChip } from '../../../../ui/SlaChip.tsx';
import { StatusChip } from '../../../../ui/StatusChip.tsx';
import { TagList } from '../../work/TagList.tsx';
import { queueOf } from '../queue-return.ts';
import { CaseMenu } from './CaseMenu.tsx';
import { HolderChip } from './HolderChip.tsx';
import { LookersNote } from './LookersNote.tsx';
import { SnoozedChip } from './SnoozedChip.tsx';
import type { Claim } from './use-claim.ts';

/** Who this is, where the case stands and who holds it. */
export function CaseHeader({ detail, claim }: { detail: CaseDetail; claim: Claim }) {
  const { case: summary } = detail;
  const back = queueOf(useLocation().state);
  const number = summary.sessionNumber === null ? null : `#${summary.sessionNumber}`;
  const facts = [number, summary.documentType, summary.country, summary.workflowLabel];
  return (
    <Box
      component="header"
      sx={{
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        minHeight: 52,
        px: 1,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <title>{`${summary.fullName ?? number ?? 'Case'} · Docket`}</title>
      <Tooltip title="Back to the queue as it was">
        <IconButton component={RouterLink} to={back} aria-label="Back to the queue">
          <ArrowBackOutlined sx={{ fontSize: 20 }} />
        </IconButton>
      </Tooltip>
      <Box sx={{ minWidth: 0, display: 'flex', alignItems: 'baseline', gap: 1.5, mr: 'auto' }}>
        <Typography variant="h1" noWrap dir="auto">
          {summary.fullName ?? 'Name not known yet'}
        </Typography>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
          {facts.filter((fact) => fact !== null).join(' · ')}
        </Typography>
      </Box>
      <TagList tags={summary.tags} beside />
      <SpecialChips detail={detail} />
      <SlaChip waitingSince={summary.waitingSince} dueAt={summary.dueAt} />
      {/* The status moves while somebody reads: by the customer, a colleague or Didit. */}
      <Box component="span" role="status" aria-label="Status at Didit" sx={{ flex: 'none' }}>
        <StatusChip status={summary.status} />
      </Box>
      <LookersNote caseId={summary.id} />
      <HolderChip holder={summary.holder} assignee={summary.assignee} mine={claim.holds} />
      <ClaimButton detail={detail} claim={claim} />
      <CaseMenu detail={detail} />
    </Box>
  );
}

/** What sets this case apart from others in its status. */
function SpecialChips({ detail }: { detail: CaseDetail }) {
  const { openBypasses, deletedAtDidit, snoozedUntil } = detail.case;
  return (
    <>
      {openBypasses > 0 && <OutsideChip to={paths.bypasses(`case=${detail.case.id}`)} />}
      {deletedAtDidit !== null && <DeletedChip at={deletedAtDidit} />}
      {snoozedUntil !== null && <SnoozedChip until={snoozedUntil} />}
    </>
  );
}

function ClaimButton({ detail, claim }: { detail: CaseDetail; claim: Claim }) {
  if (!may(useMe(), 'case:claim')) return null;
  return (
    <ReasonedButton
      variant="outlined"
      sx={{ flex: 'none' }}
      loading={claim.busy}
      allowed={claim.holds ? detail.allowed.release : detail.allowed.claim}
      onClick={claim.holds ? claim.release : claim.claim}
    >
      {claim.holds ? 'Release' : 'Claim'}
      <ShortcutHint id="claim" />
    </ReasonedButton>
  );
}
