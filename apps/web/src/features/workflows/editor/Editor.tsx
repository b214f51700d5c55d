import type { WorkflowDetail, WorkflowSettings } from '@docket/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link as RouterLink } from 'react-router';
import { paths } from '../../../paths.ts';
import { may, rolesInWords, useMe } from '../../../session/me.ts';
import { PageFrame } from '../../../ui/PageFrame.tsx';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { priceInWords } from '../workflow-words.ts';
import { ChangeSummary } from './ChangeSummary.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { SaveProblem } from './SaveProblem.tsx';
import { StepFields } from './StepFields.tsx';
import { NEW_WORKFLOW, SettingsForm } from './settings.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useSave } from './use-save.ts';

/** The settings of one workflow, or of one to be made when `workflow` is null. */
export function Editor({ workflow }: { workflow: WorkflowDetail | null }) {
  const readOnly = !may(useMe(), 'workflow:change');
  const [opened, setOpened] = useState(workflow);
  const form = useForm<WorkflowSettings>({
    resolver: zodResolver(SettingsForm),
    defaultValues: opened?.settings ?? NEW_WORKFLOW,
  });
  const { isDirty, errors } = form.formState;
  const guard = useLeaveGuard(isDirty);
  const { save, reload } = useSave(opened, {
    onSaved: guard.letGo,
    onReloaded: (fresh) => {
      setOpened(fresh);
      form.reset(fresh.settings, { keepDirtyValues: true });
    },
  });
  const canSave = isDirty || opened === null;
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => void form.handleSubmit((settings) => save.mutate(settings))(event)}
      sx={{ flex: '1 1 0', minHeight: 0, display: 'flex', flexDirection: 'column' }}
    >
      <PageFrame
        title={opened?.label ?? 'New workflow'}
        subtitle={<Facts workflow={opened} />}
        dense
        actions={
          !readOnly && (
            <>
              <Button color="inherit" disabled={!isDirty || save.isPending} onClick={() => form.reset()}>
                Discard changes
              </Button>
              <Button type="submit" variant="contained" disabled={!canSave} loading={save.isPending}>
                {opened === null ? 'Create and publish' : 'Save and publish'}
              </Button>
            </>
          )
        }
      >
        <Box sx={{ px: 3, display: 'grid', gap: 1, pb: save.error === null && !readOnly ? 0 : 1.5 }}>
          {readOnly && (
            <Alert severity="info">
              You can read this. Only an {rolesInWords('workflow:change')} changes workflows.
            </Alert>
          )}
          <SaveProblem error={save.error} reloading={reload.isPending} onReload={() => reload.mutate()} />
          <SaveProblem error={reload.error} reloading={reload.isPending} onReload={() => reload.mutate()} />
        </Box>
        <Box sx={{ flex: '1 1 0', minHeight: 0, display: 'flex', borderTop: 1, borderColor: 'divider' }}>
          <Box sx={{ flex: '1 1 0', minWidth: 0, overflow: 'auto' }}>
            <Box sx={{ px: 3, py: 2, borderBottom: 1, borderColor: 'divider' }}>
              <TextField
                {...form.register('label')}
                label="Name"
                required
                error={errors.label !== undefined}
                helperText={errors.label ? 'Give it a name of 1 to 50 letters.' : 'Seen by colleagues only.'}
                slotProps={{ htmlInput: { maxLength: 50, readOnly } }}
                sx={{ maxWidth: 420 }}
              />
            </Box>
            <StepFields form={form} otherFeatures={opened?.otherFeatures ?? []} readOnly={readOnly} />
          </Box>
          <Box sx={{ width: 340, flex: 'none', overflow: 'auto', borderLeft: 1, borderColor: 'divider' }}>
            <ChangeSummary saved={opened} edited={form.watch()} readOnly={readOnly} />
          </Box>
        </Box>
      </PageFrame>
      <LeaveDialog blocker={guard.blocker} />
    </Box>
  );
}

function Facts({ workflow }: { workflow: WorkflowDetail | null }) {
  const back = (
    <Link component={RouterLink} to={paths.workflows()} underline="always">
      Workflows
    </Link>
  );
  if (workflow === null) return <>{back} · Nothing is at Didit until you publish it.</>;
  const { version, isLatest, priceUsd, updatedAt } = workflow;
  return (
    <>
      {back} · Version {version}, {isLatest ? 'in use' : 'not the version in use'} · {priceInWords(priceUsd)}{' '}
      per session
      {updatedAt !== null && (
        <>
          {' '}
          · changed <TimeAgo at={updatedAt} />
        </>
      )}
    </>
  );
}
