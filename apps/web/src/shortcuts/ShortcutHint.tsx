import { KeyHint } from '../ui/KeyHint.tsx';
import { useKeyOf } from './bindings.ts';
import type { ShortcutId } from './keymap.ts';

/** The key that does what the button beside it does, as the person has set it; nothing while keys are off. */
export function ShortcutHint({ id }: { id: ShortcutId }) {
  const keys = useKeyOf(id);
  return keys === '' ? null : <KeyHint keys={keys} />;
}
