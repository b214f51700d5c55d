/**
 * The signed notes in a text: one note, or a whole anchor file with a blank line after each. What is not a note is
 * given back as it stands, so that the verification says what is wrong with it.
 */
export function readNotes(text: string): string[] {
  const blocks = text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((block) => block.replace(/^\n+|\n+$/g, ''))
    .filter((block) => block !== '');
  const notes: string[] = [];
  for (let i = 0; i < blocks.length; i += 2) {
    notes.push(`${blocks.slice(i, i + 2).join('\n\n')}\n`);
  }
  return notes;
}
