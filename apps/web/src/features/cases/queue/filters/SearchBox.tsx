import { type RefObject, useEffect, useRef, useState } from 'react';
import { useKeyOf } from '../../../../shortcuts/bindings.ts';
import { SearchInput } from '../../../../ui/SearchInput.tsx';

const PAUSE_MS = 300;

/** Search within the view. The list follows a short pause in typing, or Enter. */
export function SearchBox({
  value,
  onSearch,
  inputRef,
}: {
  value: string;
  onSearch: (q: string) => void;
  inputRef: RefObject<HTMLInputElement | null>;
}) {
  const [draft, setDraft] = useState(value);
  const [seen, setSeen] = useState(value);
  const timer = useRef<number | undefined>(undefined);
  if (value !== seen) {
    // The address moved (a tab, Back, Clear): the field follows, unless it is where the change came from.
    setSeen(value);
    if (value !== draft.trim()) setDraft(value);
  }
  // Somebody who opened a case within the pause is not called back to the list.
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const searchAfter = (text: string, pauseMs: number) => {
    setDraft(text);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onSearch(text.trim()), pauseMs);
  };
  return (
    <SearchInput
      value={draft}
      inputRef={inputRef}
      label="Search in this view"
      shortcut={useKeyOf('search') || undefined}
      placeholder="Search in this view"
      onChange={(event) => searchAfter(event.target.value, PAUSE_MS)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') searchAfter(draft, 0);
        // Escape leaves the field, so that the keys of the list work again; its text stays.
        if (event.key === 'Escape') inputRef.current?.blur();
      }}
      sx={{ width: 240 }}
    />
  );
}
