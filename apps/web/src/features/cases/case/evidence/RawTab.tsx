import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { CopyText } from '../../../../ui/CopyText.tsx';
import { plural } from '../case-words.ts';
import { findLines, rawLines } from './raw-lines.ts';

/** Didit's decision as it came, media links replaced by our ids: for the question no other tab answers. */
export function RawTab({ data }: { data: unknown }) {
  const lines = useMemo(() => rawLines(data), [data]);
  const [search, setSearch] = useState('');
  const [turn, setTurn] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = findLines(lines, search);
  const current = found.length === 0 ? -1 : (found[turn % found.length] ?? -1);
  const goTo = (next: number) => {
    setTurn(next);
    const line = found.length === 0 ? -1 : (found[next % found.length] ?? -1);
    list.current?.children[line]?.scrollIntoView({ block: 'center' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && found.length > 0) goTo(turn + (event.shiftKey ? found.length - 1 : 1));
  };
  return (
    <Box>
      <Box
        sx={{
          position: 'sticky',
          top: 0,
          zIndex: 1,
          display: 'flex',
          alignItems: 'center',
          gap: 2,
          px: 2,
          py: 0.5,
          bgcolor: 'background.paper',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <InputBase
          placeholder="Search keys and values"
          inputProps={{ 'aria-label': 'Search the raw decision' }}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setTurn(0);
          }}
          onKeyDown={onKeyDown}
          sx={{ flex: 1, fontSize: 13 }}
        />
        {search !== '' && (
          <Typography variant="caption" role="status">
            {found.length === 0
              ? 'Nothing found'
              : `${(turn % found.length) + 1} of ${plural(found.length, 'place')}`}
          </Typography>
        )}
        {found.length > 1 && <Button onClick={() => goTo(turn + 1)}>Next place</Button>}
        {current >= 0 && <CopyText label="path" text={lines[current]?.path ?? ''} shown="Path" />}
        {current < 0 && (
          <CopyText label="whole decision" text={JSON.stringify(data, null, 2)} shown="Copy all" />
        )}
      </Box>
      <Box
        ref={list}
        tabIndex={0}
        role="group"
        aria-label="Raw decision"
        sx={{
          px: 2,
          py: 1,
          fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
          fontSize: 12,
          lineHeight: 1.55,
          overflowWrap: 'anywhere',
        }}
      >
        {lines.map((line, index) => (
          <Box
            key={index}
            title={line.path}
            sx={{ bgcolor: index === current ? 'action.selected' : 'transparent' }}
            style={{ paddingLeft: `${line.depth * 1.25}em` }}
          >
            {line.text}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
