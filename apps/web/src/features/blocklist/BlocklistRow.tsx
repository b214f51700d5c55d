import { type Allowed, type BlocklistItem, contract } from '@docket/contracts';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import { Link as RouterLink } from 'react-router';
import { urlOf } from '../../api/call.ts';
import { paths } from '../../paths.ts';
import { may, useMe } from '../../session/me.ts';
import { useReasonLabel } from '../../session/reasons.ts';
import { dayInWords } from '../../ui/dates.ts';
import { instantInWords } from '../../ui/format.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { removalWords } from './blocklist-words.ts';
import { TypeMark } from './TypeMark.tsx';

const CUT = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
const FACE_SIZE = 32;

interface BlocklistRowProps {
  item: BlocklistItem;
  allowed: Allowed;
  onRemove: () => void;
}

/** One blocked value: what it is, which case it came from, who asked for it and why. */
export function BlocklistRow({ item, allowed, onRemove }: BlocklistRowProps) {
  const { type, label, blockedAt, by, reason, removal } = item;
  const labelOf = useReasonLabel();
  return (
    <TableRow hover>
      <TableCell>
        <TypeMark type={type} />
      </TableCell>
      <TableCell title={label} sx={{ ...CUT, fontWeight: 540, fontVariantNumeric: 'tabular-nums' }}>
        <Face item={item} />
        {label}
      </TableCell>
      <TableCell>
        <CaseLink item={item} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {blockedAt === null ? (
          '–'
        ) : (
          <Tooltip title={instantInWords(blockedAt)}>
            <time dateTime={blockedAt}>{dayInWords(blockedAt)}</time>
          </Tooltip>
        )}
      </TableCell>
      <TableCell sx={{ ...CUT, ...(by === null && { color: 'text.secondary' }) }}>
        {by ?? 'Outside Docket'}
      </TableCell>
      <TableCell sx={CUT} title={reason === null ? undefined : labelOf(reason)}>
        {reason === null ? '–' : labelOf(reason)}
        {removal !== null && (
          <Box sx={{ typography: 'caption', color: 'warning.main', whiteSpace: 'normal' }}>
            {removalWords(removal)}
          </Box>
        )}
      </TableCell>
      <TableCell align="right" sx={{ '&&': { py: 0.25 } }}>
        <ReasonedButton
          allowed={allowed}
          color="inherit"
          aria-label={`Remove ${label} from the blocklist`}
          onClick={onRemove}
        >
          Remove
        </ReasonedButton>
      </TableCell>
    </TableRow>
  );
}

/** Administrators see the list but no cases, so that they get the number without the way there. */
function CaseLink({ item: { caseId, sessionNumber } }: { item: BlocklistItem }) {
  const me = useMe();
  if (caseId === null) return '–';
  const name = sessionNumber === null ? caseId.slice(0, 8) : `#${sessionNumber}`;
  if (!may(me, 'case:view')) return name;
  return (
    <Link component={RouterLink} to={paths.case(caseId)}>
      {name}
    </Link>
  );
}

function Face({ item: { caseId, faceMediaId } }: { item: BlocklistItem }) {
  const me = useMe();
  if (caseId === null || faceMediaId === null || !may(me, 'case:view')) return null;
  return (
    <Box
      component="img"
      alt=""
      loading="lazy"
      src={urlOf(contract.getCaseMedia, { caseId, mediaId: faceMediaId })}
      sx={{
        width: FACE_SIZE,
        height: FACE_SIZE,
        mr: 1,
        objectFit: 'cover',
        borderRadius: 0.5,
        verticalAlign: 'middle',
      }}
    />
  );
}
