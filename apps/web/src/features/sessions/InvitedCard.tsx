import type { CaseId } from '@docket/contracts';
import OpenInNew from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../paths.ts';
import { may, useMe } from '../../session/me.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { DefinitionGrid } from '../../ui/DefinitionGrid.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';

const QR_SIZE = 176;

export interface Invited {
  readonly caseId: CaseId;
  readonly url: string;
  readonly status: string;
  /** Where Didit sends its news to, when it was asked to. */
  readonly notified: string | null;
}

/** The link to hand to the customer, in every way it can be handed over. */
export function InvitedCard({ invited, onAgain }: { invited: Invited; onAgain: () => void }) {
  const { caseId, url, status, notified } = invited;
  const seesCases = may(useMe(), 'case:view');
  return (
    <Box component="section" aria-labelledby="invited-title" sx={{ display: 'grid', gap: 3, maxWidth: 760 }}>
      <div>
        <Typography id="invited-title" variant="h2">
          The customer can begin
        </Typography>
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
          Hand over this link. Whoever has it can do the verification, so send it to the customer only.
        </Box>
      </div>
      <Box sx={{ display: 'flex', gap: 3, alignItems: 'flex-start' }}>
        <QrCode text={url} label="QR code of the customer's link" size={QR_SIZE} />
        <Box sx={{ flex: 1, minWidth: 0, display: 'grid', gap: 2 }}>
          <DefinitionGrid
            nameWidth={96}
            items={[
              { name: 'Link', value: <CopyText text={url} label="the customer's link" /> },
              {
                name: 'Case',
                value: seesCases ? (
                  <Link component={RouterLink} to={paths.case(caseId)}>
                    Open the case
                  </Link>
                ) : (
                  <CopyText text={caseId} label="the case id" />
                ),
              },
              { name: 'Status', value: <StatusChip status={status} /> },
              { name: 'E-mail', value: notified ?? 'Didit writes no e-mail about this session' },
            ]}
          />
          {status !== 'Not Started' && (
            <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
              This customer had an unfinished session of the workflow, which Didit goes on with.
            </Box>
          )}
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button variant="contained" href={url} target="_blank" rel="noreferrer" endIcon={<OpenInNew />}>
              Open as the customer
            </Button>
            <Button variant="outlined" color="inherit" autoFocus onClick={onAgain}>
              Invite another
            </Button>
          </Box>
        </Box>
      </Box>
    </Box>
  );
}
