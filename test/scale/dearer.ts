import type { Ran } from './plans.ts';

/** Blocks that several statements touched. */
export function blocksIn(ran: readonly Ran[]): number {
  return ran.reduce((sum, { blocks }) => sum + blocks, 0);
}

/** The statements that touched more than twice as many blocks in the larger of two, dearest first. */
export function dearer(small: readonly Ran[], big: readonly Ran[]): string[] {
  const before = Map.groupBy(small, ({ text }) => text);
  return [...Map.groupBy(big, ({ text }) => text)]
    .map(([text, own]) => ({
      text: text.replace(/\s+/g, ' ').trim(),
      from: blocksIn(before.get(text) ?? []),
      to: blocksIn(own),
    }))
    .filter(({ from, to }) => to > 2 * from && to > 10)
    .sort((a, b) => b.to - a.to)
    .map(({ text, from, to }) => `${from} → ${to} blocks: ${text}`);
}

/** The tables of some that statements read from end to end. */
export function scansOf(ran: readonly Ran[], tables: ReadonlySet<string>): string[] {
  return ran.flatMap(({ scanned, text }) =>
    scanned.filter((table) => tables.has(table)).map((table) => `${table}: ${text}`),
  );
}
