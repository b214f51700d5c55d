import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { may, useMe } from '../../../../session/me.ts';
import { useKeyOf } from '../../../../shortcuts/bindings.ts';
import { ShortcutHint } from '../../../../shortcuts/ShortcutHint.tsx';
import { plural } from '../../../../ui/plural.ts';
import type { useWork } from '../../work/use-work.ts';
import type { Selection } from './use-selection.ts';

/** What can be done to the selected rows. It has its place whether or not any are, so that no row moves; nothing here decides. */
export function BulkBar({
  selection,
  ask,
}: {
  selection: Selection;
  ask: ReturnType<typeof useWork>['ask'];
}) {
  const me = useMe();
  const { rows, onPage, clear } = selection;
  const [one, all] = [useKeyOf('queue.select'), useKeyOf('queue.selectAll')];
  const hint = one === '' ? '' : `${one} selects a row, ${all} all on this page`;
  return (
    <Box
      component="section"
      aria-label="Selected cases"
      sx={{
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        height: 36,
        px: 3,
        typography: 'body2',
        color: 'text.secondary',
      }}
    >
      <span role="status" aria-label="Selection">
        {rows.length === 0 ? hint : `${plural(rows.length, 'case')} selected of ${onPage} on this page`}
      </span>
      {rows.length > 0 && (
        <>
          {may(me, 'case:assign') && (
            <Button onClick={() => ask('assign', rows)}>
              Assign
              <ShortcutHint id="queue.assign" />
            </Button>
          )}
          <Button onClick={() => ask('snooze', rows)}>
            Snooze
            <ShortcutHint id="queue.snooze" />
          </Button>
          <Button onClick={() => ask('tag', rows)}>
            Tag
            <ShortcutHint id="queue.tag" />
          </Button>
          <Button color="inherit" onClick={clear}>
            Clear
          </Button>
        </>
      )}
    </Box>
  );
}
