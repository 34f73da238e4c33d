import type { Command } from '../src/commands/command.ts';

/** The table of commands in README.md, drawn from the definitions that also parse. */
export function commandsTable(
  commands: readonly Pick<Command, 'examples' | 'summary' | 'who'>[],
): string {
  const rows = commands.map(({ examples, summary, who }) => [
    examples.map((example) => `\`${cell(example)}\``).join('<br>'),
    cell(summary),
    cell(who),
  ]);
  return [['You type', 'What it does', 'Who may'], ['---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
