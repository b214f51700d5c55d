import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../paths.ts';
import { plural } from '../ui/plural.ts';
import { type Command, caseCommand, matching } from './commands.ts';
import { useCaseSearch } from './use-case-search.ts';
import { useCommands } from './use-commands.ts';

/** What the palette shows and does. */
export function usePalette(onClose: () => void) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(true);
  const chosen = useRef<Command | null>(null);
  const search = useCaseSearch(text);
  const own = matching(useCommands(), text);
  const openCase = (caseId: string) => void navigate(paths.case(caseId));
  const cases = search.rows.map((row) => caseCommand(row, openCase));
  const choose = (command: Command) => {
    chosen.current = command;
    setOpen(false);
  };
  /** A text that names one case leads there, without a look at the list. */
  const lead = async (named: string) => {
    // What went wrong is shown by the search for the same text.
    const caseId = await search.find(named.trim()).catch(() => null);
    // Somebody who has chosen meanwhile is not taken elsewhere.
    if (caseId === null || chosen.current !== null) return;
    choose({ id: caseId, group: 'Cases', label: named, run: () => openCase(caseId) });
  };
  return {
    open,
    text,
    setText,
    search,
    // A search is for cases first; without one, commands are what the palette is for.
    commands: [...cases, ...own],
    choose,
    lead,
    close: () => setOpen(false),
    /** Only now has the focus gone back to the page, so that a command may put it where it wants. */
    onGone: () => {
      onClose();
      chosen.current?.run();
    },
    words: wordsOf(cases.length, own.length, search.searching),
  };
}

function wordsOf(cases: number, commands: number, searching: boolean): string {
  if (searching) return 'Searching cases …';
  const found = [cases > 0 ? plural(cases, 'case') : null, plural(commands, 'command')];
  return `${found.filter((part) => part !== null).join(', ')} · ↑ ↓ to choose, Enter to go, Esc to close`;
}
