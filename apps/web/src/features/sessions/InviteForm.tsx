import { contract, type WorkflowSummary } from '@docket/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { invalidate, useWrite } from '../../api/query.ts';
import { useAnnounce } from '../../layout/feedback.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import type { Invited } from './InvitedCard.tsx';
import { InviteFields } from './InviteFields.tsx';
import { EMPTY_DRAFT, type InvitationDraft, InvitationForm, toInvitation } from './invitation.ts';

interface InviteFormProps {
  workflows: readonly WorkflowSummary[];
  onInvited: (invited: Invited) => void;
}

/** Asks for what an invitation needs and creates the session at Didit. */
export function InviteForm({ workflows, onInvited }: InviteFormProps) {
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const usual = workflows.find(({ isDefault }) => isDefault) ?? workflows[0];
  const form = useForm<InvitationDraft>({
    resolver: zodResolver(InvitationForm),
    defaultValues: { ...EMPTY_DRAFT, workflowId: usual?.workflowId ?? '' },
  });
  const invite = useWrite(contract.createSession, {
    onSuccess: (session, { body }) => {
      announce('The link is ready');
      onInvited({ ...session, notified: body.sendEmails ? (body.email ?? null) : null });
      return invalidate(queryClient, contract.listCases, contract.countCases);
    },
  });
  return (
    <Box
      component="form"
      noValidate
      aria-label="Invitation"
      onSubmit={(event) =>
        void form.handleSubmit((draft) => invite.mutate({ body: toInvitation(draft) }))(event)
      }
      sx={{ maxWidth: 920 }}
    >
      <InviteFields form={form} workflows={workflows} />
      {invite.error !== null && <ErrorPanel error={invite.error} />}
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 2, pt: 2, borderTop: 1, borderColor: 'divider' }}
      >
        <Button type="submit" variant="contained" loading={invite.isPending}>
          Create the link
        </Button>
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
          A customer id with an unfinished session gets that session again.
        </Box>
      </Box>
    </Box>
  );
}
