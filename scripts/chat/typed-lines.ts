/** Gathers typed lines into messages. */
export interface TypedLines {
  /** The whole message, where this line ends one. */
  add(line: string, options: { pasting: boolean }): string | undefined;
  /** Whether a message has been begun. */
  isOpen(): boolean;
}

/**
 * One line is one message, but for what is pasted at once, which waits for Enter, and for a line that
 * ends in a backslash, which goes on in the next.
 */
export function createTypedLines(): TypedLines {
  let lines: string[] = [];
  return {
    isOpen: () => lines.length > 0,
    add(line, { pasting }) {
      const goesOn = !pasting && line.endsWith('\\');
      lines.push(goesOn ? line.slice(0, -1) : line);
      if (pasting || goesOn) return undefined;
      const message = lines.join('\n').trimEnd();
      lines = [];
      return message;
    },
  };
}
