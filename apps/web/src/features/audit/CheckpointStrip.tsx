import { type Checkpoint, contract } from '@docket/contracts';
import GppMaybeOutlined from '@mui/icons-material/GppMaybeOutlined';
import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useRead, useWrite } from '../../api/query.ts';
import { useAnnounce } from '../../layout/feedback.ts';
import { may, rolesInWords, useMe } from '../../session/me.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countInWords } from '../../ui/format.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import type { AuditSearch } from './audit-search.ts';
import { BundleButtons } from './bundle/BundleButtons.tsx';
import { type Verdict, VerifyReport } from './VerifyReport.tsx';

const SHORT_HASH = 16;

/** The newest signed state of the log, and the button that recomputes all of it. */
export function CheckpointStrip({
  checkpoint,
  search,
}: {
  checkpoint: Checkpoint | null | undefined;
  search: AuditSearch;
}) {
  const me = useMe();
  const announce = useAnnounce();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const verify = useWrite(contract.verifyAudit, {
    onSuccess: (found) => {
      setVerdict(found);
      announce(found.ok ? 'The log holds' : 'The log does not hold');
    },
  });
  return (
    <Box
      component="section"
      aria-label="Checkpoint"
      sx={{ flex: 'none', borderBottom: 1, borderColor: 'divider' }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 3,
          rowGap: 1,
          px: 3,
          pb: 1.25,
        }}
      >
        <Facts checkpoint={checkpoint} />
        <Box sx={{ flex: 1 }} />
        <ReasonedButton
          allowed={
            may(me, 'audit:verify') || { because: `Only a ${rolesInWords('audit:verify')} verifies the log.` }
          }
          variant="outlined"
          startIcon={<VerifiedOutlined />}
          loading={verify.isPending}
          loadingPosition="start"
          onClick={() => verify.mutate({})}
        >
          {verify.isPending ? 'Recomputing …' : 'Verify the log'}
        </ReasonedButton>
        <BundleButtons search={search} verifierKey={checkpoint?.verifierKey ?? ''} />
      </Box>
      <Guards />
      {verify.error !== null && (
        <Box sx={{ px: 3, pb: 1 }}>
          <ErrorPanel error={verify.error} onRetry={() => verify.mutate({})} />
        </Box>
      )}
      {verdict !== null && !verify.isPending && (
        <VerifyReport verdict={verdict} onClose={() => setVerdict(null)} />
      )}
    </Box>
  );
}

/** Told beside what is proven: against somebody with these rights only the proofs help, not the database. */
function Guards() {
  const isTold = may(useMe(), 'audit:verify') === true;
  const { data } = useRead(contract.getAuditGuards, undefined, { enabled: isTold });
  if (data === undefined || data.weaknesses.length === 0) return null;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        columnGap: 1,
        px: 3,
        pb: 1.25,
        typography: 'body2',
        color: 'text.secondary',
      }}
    >
      <GppMaybeOutlined fontSize="small" color="warning" />
      <span>{data.weaknesses.join(' ')} A change of the past is found by verifying, not prevented.</span>
    </Box>
  );
}

function Facts({ checkpoint }: { checkpoint: Checkpoint | null | undefined }) {
  if (checkpoint === undefined) return <Fact name="Last checkpoint">…</Fact>;
  if (checkpoint === null) return <Fact name="Last checkpoint">None yet</Fact>;
  const { signedAt, size, rootHash, verifierKey } = checkpoint;
  return (
    <>
      <Fact name="Last checkpoint">
        <TimeAgo at={signedAt} />
      </Fact>
      <Fact name="Entries">{countInWords(size)}</Fact>
      <Fact name="Root hash">
        <code>
          <CopyText text={rootHash} shown={`${rootHash.slice(0, SHORT_HASH)}…`} label="the root hash" />
        </code>
      </Fact>
      <Fact name="Verifier key">
        <code>
          <CopyText
            text={verifierKey}
            shown={verifierKey.split('+').slice(0, 2).join('+')}
            label="the verifier key"
          />
        </code>
      </Fact>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box>
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{name}</Box>
      <Box sx={{ typography: 'body2', height: 24, display: 'flex', alignItems: 'center' }}>{children}</Box>
    </Box>
  );
}
