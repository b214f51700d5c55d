import { contract } from '@docket/contracts';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { useRead } from '../../api/query.ts';
import { paths } from '../../paths.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { fileDigestOf } from './file-digest.ts';

const SHOWN = 12;
const SHORT_DIGEST = 16;

/** Who took which report out of the house, and the digest that tells whether a file is that report. */
export function RecentDownloads() {
  const list = useRead(contract.listAudit, {
    query: { action: 'pdf.generated,export.downloaded', limit: SHOWN },
  });
  return (
    <Box component="section" aria-labelledby="recent-title" sx={{ p: 3, pt: 1.5 }}>
      <Typography id="recent-title" variant="h2">
        Recent downloads
      </Typography>
      <Box sx={{ typography: 'caption', color: 'text.secondary', mb: 1 }}>
        Files are made anew each time; the digest is of what was handed out.
      </Box>
      {list.error !== null && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading rows={4} label="Reading the downloads" />}
      {list.data?.items.length === 0 && (
        <Box sx={{ typography: 'body2', color: 'text.secondary' }}>Nobody has downloaded a file yet.</Box>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {list.data?.items.map(({ id, at, actor, caseId, action, sentence, entry }) => {
          const digest = fileDigestOf(entry);
          return (
            <Box
              component="li"
              key={id}
              sx={{ py: 1, borderTop: 1, borderColor: 'divider', typography: 'body2' }}
            >
              <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between' }}>
                <span>{actor.name}</span>
                <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
                  <TimeAgo at={at} />
                </Box>
              </Box>
              <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', alignItems: 'center' }}>
                {caseId === null ? (
                  '–'
                ) : (
                  <Link component={RouterLink} to={paths.case(caseId)}>
                    {action === 'pdf.generated' ? 'PDF' : 'Pack'} of case {caseNumberIn(sentence)}
                  </Link>
                )}
                {digest !== null && (
                  <Box component="code" sx={{ color: 'text.secondary' }}>
                    <CopyText
                      text={digest}
                      shown={`${digest.slice(0, SHORT_DIGEST)}…`}
                      label="the SHA-256 of the file"
                    />
                  </Box>
                )}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

/** "#12", as the sentence names the case. */
function caseNumberIn(sentence: string): string {
  return /#\d+/.exec(sentence)?.[0] ?? '';
}
