/** As many characters as the notes of a contact have (docs/rules.md, contacts). */
const mostNotes = 2000;

/**
 * Notes with further lines that are not in them yet, and those lines for which there is no room. Read twice,
 * the same file adds nothing.
 */
export function addLines(
  notes: string | null,
  lines: readonly string[],
): { notes: string | null; left: string[] } {
  let text = notes ?? '';
  const there = new Set(text.split('\n'));
  const left: string[] = [];
  for (const line of lines) {
    const parts = line.split('\n');
    if (parts.every((part) => there.has(part))) continue;
    const next = text === '' ? line : `${text}\n${line}`;
    if (next.length > mostNotes) {
      left.push(line);
      continue;
    }
    text = next;
    for (const part of parts) there.add(part);
  }
  return { notes: text === '' ? null : text, left };
}
