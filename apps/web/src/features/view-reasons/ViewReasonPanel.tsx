import { type CaseId, VIEW_REASON_MINUTES } from '@docket/contracts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useMe } from '../../session/me.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { PageFrame } from '../../ui/PageFrame.tsx';
import { useViewReason } from './use-view-reason.ts';
import { ViewReasonField } from './ViewReasonField.tsx';

interface ViewReasonPanelProps {
  caseId: CaseId;
  /** Where the person came from. */
  back: string;
  onGiven: () => void;
}

/** In the place of a case that is shown with a reason only, before anything of it is. */
export function ViewReasonPanel({ caseId, back, onGiven }: ViewReasonPanelProps) {
  const me = useMe();
  const draft = useViewReason(caseId, onGiven);
  return (
    <PageFrame title="Say why you look at this case">
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          draft.submit();
        }}
        sx={{ display: 'grid', gap: 2, maxWidth: 600, typography: 'body2' }}
      >
        <Box sx={{ color: 'text.secondary' }}>
          As {me.role} you are shown a person’s data with a reason only. It is kept with the case, where those
          who work on it read it, and in the audit log. It holds for this case and {VIEW_REASON_MINUTES}{' '}
          minutes.
        </Box>
        <ViewReasonField draft={draft} />
        {draft.error !== null && <ErrorPanel error={draft.error} about="The reason was not kept" />}
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button type="submit" variant="contained" loading={draft.pending}>
            Open the case
            <KeyHint keys="Ctrl ↵" />
          </Button>
          <Button component={Link} to={back} color="inherit">
            Back to the queue
          </Button>
        </Box>
      </Box>
    </PageFrame>
  );
}
