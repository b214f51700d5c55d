import Autocomplete, { type AutocompleteRenderGroupParams } from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import type { PopperProps } from '@mui/material/Popper';
import type { ReactNode } from 'react';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { CommandLine } from './CommandLine.tsx';
import type { Command } from './commands.ts';
import { PaletteField } from './PaletteField.tsx';
import { usePalette } from './use-palette.ts';

/** Everything that can be done or found from here, by typing a few letters of it. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const palette = usePalette(onClose);
  const { text, commands, search, lead } = palette;
  return (
    <Dialog
      open={palette.open}
      onClose={palette.close}
      slotProps={{
        container: { sx: { alignItems: 'flex-start' } },
        paper: { 'aria-label': 'Command palette', sx: { mt: '10vh', overflow: 'hidden' } },
        transition: { onExited: palette.onGone },
      }}
    >
      <Autocomplete<Command>
        open
        options={commands}
        value={null}
        inputValue={text}
        onInputChange={(_, next, reason) => {
          if (reason === 'input' || reason === 'clear') palette.setText(next);
        }}
        onChange={(_, command) => command !== null && palette.choose(command)}
        onClose={(_, reason) => reason === 'escape' && palette.close()}
        // Matched already, by words and not by beginnings.
        filterOptions={(all) => all}
        groupBy={({ group }) => group}
        getOptionLabel={({ label }) => label}
        getOptionKey={({ id }) => id}
        autoHighlight
        disablePortal
        forcePopupIcon={false}
        loading={search.searching}
        loadingText="Searching cases …"
        noOptionsText={
          search.error === null ? `Nothing is called “${text.trim()}”.` : 'No command is called that.'
        }
        slots={{ popper: PopperInPlace, paper: InPlace }}
        slotProps={{ listbox: { 'aria-label': 'Commands and cases', sx: { maxHeight: '56vh', py: 0 } } }}
        renderInput={(input) => (
          <PaletteField input={input} searching={search.searching} onPaste={lead} onEnter={lead} />
        )}
        renderOption={({ key, ...line }, command) => <CommandLine key={key} line={line} command={command} />}
        renderGroup={renderGroup}
      />
      {search.error !== null && (
        <Box sx={{ px: 2, pb: 1 }}>
          <ErrorPanel error={search.error} about="Cases could not be searched." onRetry={search.retry} />
        </Box>
      )}
      <Box
        role="status"
        sx={{
          px: 2,
          py: 1,
          typography: 'caption',
          color: 'text.secondary',
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        {palette.words}
      </Box>
    </Dialog>
  );
}

/** The list stands in the dialog itself; a popup of a popup would cover what it belongs to. */
function PopperInPlace({ children }: PopperProps) {
  // A function would be told where the popup stands, and here none does.
  return <>{typeof children === 'function' ? null : children}</>;
}

function InPlace({ children }: { children?: ReactNode }) {
  return <Box sx={{ typography: 'body2' }}>{children}</Box>;
}

/** A group with a name, because a list box may hold groups and options and no other things. */
function renderGroup({ key, group, children }: AutocompleteRenderGroupParams) {
  return (
    <Box component="li" key={key} role="group" aria-label={group}>
      <Box aria-hidden sx={{ px: 2, pt: 1.25, pb: 0.5, typography: 'subtitle2', color: 'text.secondary' }}>
        {group}
      </Box>
      <Box component="ul" role="presentation" sx={{ p: 0, pb: 0.5 }}>
        {children}
      </Box>
    </Box>
  );
}
