import type { CaseDetail, TimelineItem } from '@docket/contracts';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { TimeAgo } from '../../../../ui/TimeAgo.tsx';
import { NoteComposer } from './NoteComposer.tsx';
import { SectionTitle } from './SectionTitle.tsx';
import { filterTimeline, TIMELINE_SIDES, type TimelineSide } from './timeline-filter.ts';

/** What happened to the case, newest first, and a place to write to colleagues. */
export function Timeline({ detail }: { detail: CaseDetail }) {
  const [sides, setSides] = useState<TimelineSide[]>([]);
  const items = filterTimeline(detail.timeline, sides);
  return (
    <Box component="section" aria-label="Timeline" sx={{ borderTop: 1, borderColor: 'divider', pb: 2 }}>
      <SectionTitle title="Timeline">
        <ToggleButtonGroup
          size="small"
          aria-label="Show only"
          value={sides}
          onChange={(_, next: TimelineSide[]) => setSides(next)}
          sx={{
            ml: 'auto',
            '& .MuiToggleButton-root': { py: 0, px: 1, textTransform: 'none', fontSize: 12 },
          }}
        >
          {TIMELINE_SIDES.map(({ id, label }) => (
            <ToggleButton key={id} value={id}>
              {label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </SectionTitle>
      <NoteComposer caseId={detail.case.id} allowed={detail.allowed.note} />
      {items.length === 0 && (
        <Typography variant="body2" sx={{ px: 2, color: 'text.secondary' }}>
          Nothing happened here yet.
        </Typography>
      )}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, px: 2, py: 0 }}>
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </Box>
    </Box>
  );
}

function Item({ item }: { item: TimelineItem }) {
  const byPerson = item.actor.kind === 'person';
  return (
    <Box
      component="li"
      sx={{
        position: 'relative',
        pl: 2,
        pb: 1,
        ml: 0.5,
        borderLeft: 1,
        borderColor: 'divider',
        '&:last-of-type': { borderColor: 'transparent' },
      }}
    >
      <Box
        aria-hidden
        sx={{
          position: 'absolute',
          left: -4,
          top: 6,
          width: 7,
          height: 7,
          borderRadius: '50%',
          bgcolor: byPerson ? 'primary.main' : 'text.disabled',
        }}
      />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <Typography
          variant="body2"
          sx={{ minWidth: 0, overflowWrap: 'anywhere', '&::first-letter': { textTransform: 'uppercase' } }}
        >
          {item.kind === 'note' ? <NoteText item={item} /> : item.title}
        </Typography>
        <Typography variant="caption" sx={{ ml: 'auto', flex: 'none', color: 'text.secondary' }}>
          <TimeAgo at={item.at} />
        </Typography>
      </Box>
      <Typography
        variant="caption"
        component="div"
        sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}
      >
        {item.actor.name}
        {item.detail !== null && item.kind !== 'note' && ` · ${item.detail}`}
      </Typography>
    </Box>
  );
}

function NoteText({ item }: { item: TimelineItem }) {
  return (
    <Box
      component="span"
      sx={{
        whiteSpace: 'pre-wrap',
        bgcolor: 'action.selected',
        borderRadius: 0.5,
        px: 0.75,
        py: 0.25,
        display: 'inline-block',
      }}
    >
      {item.detail ?? item.title}
    </Box>
  );
}
