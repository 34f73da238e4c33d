/** A command in one language: what it is called, and what /help says of it. */
export interface CommandWords {
  /** What follows the slash: "create task". */
  name: string;
  aliases?: readonly string[];
  /** Names that say an argument too: "my tasks" is "tasks mine". */
  shorthands?: Readonly<Record<string, string>>;
  /** A few words for the list of /help: with the name, one line of a phone. */
  brief: string;
  summary: string;
  /** Who may, as help says it. */
  who: string;
  /** Typed as people type them; the first stands in /help. A test runs them all. */
  examples: readonly [string, ...string[]];
}
