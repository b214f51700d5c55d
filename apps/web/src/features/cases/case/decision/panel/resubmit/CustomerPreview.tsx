import type { Check, Reason } from '@docket/contracts';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Draft } from '../draft.ts';
import { LANGUAGE_NAMES } from './languages.ts';
import { previewOf } from './preview.ts';

interface CustomerPreviewProps {
  draft: Draft;
  checks: readonly Check[];
  reasons: readonly Reason[];
}

/** What of ours the customer reads, word for word, and what is known of the rest. */
export function CustomerPreview({ draft, checks, reasons }: CustomerPreviewProps) {
  const { lines, internal, telling } = previewOf(draft, checks, reasons);
  return (
    <Box component="section" aria-label="What the customer reads">
      <Typography variant="subtitle2" component="h3">
        What the customer reads
      </Typography>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0 }}>
        {draft.sendEmail
          ? `Didit writes the e-mail itself, in ${LANGUAGE_NAMES.of(draft.language)}, with the link. Its API takes no reason for a step, so these lines go along as our comment, as they stand.`
          : 'No e-mail is sent. These lines go to Didit as our comment, as they stand.'}
      </Typography>
      {lines.length === 0 ? (
        <Typography variant="body2" sx={{ py: 0.5 }}>
          Choose a step and a reason to see it.
        </Typography>
      ) : (
        <Box
          component="blockquote"
          sx={{ m: 0, my: 0.75, pl: 1.5, borderLeft: 2, borderColor: 'divider', typography: 'body2' }}
        >
          {lines.map(({ label, text }) => (
            <div key={label}>
              <strong>{label}:</strong> {text}
            </div>
          ))}
        </Box>
      )}
      {lines.length > 0 && (
        <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 0.75, typography: 'caption' }}>
          {telling === null ? (
            <CheckCircleOutlined aria-hidden sx={{ fontSize: 16, color: 'success.main' }} />
          ) : (
            <ErrorOutlined aria-hidden sx={{ fontSize: 16, color: 'error.main' }} />
          )}
          {telling !== null
            ? `Says “${telling}”: this could tip the customer off. Choose another reason.`
            : internal.length === 0
              ? 'Does not tip off: no note, no internal reason, no word of a suspicion.'
              : `Does not tip off: the reason for ${internal.join(', ')} is internal and not told.`}
        </Box>
      )}
    </Box>
  );
}
