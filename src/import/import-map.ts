import { squash } from '../forms/nearest.ts';
import { excerpt, type ImportProblem } from './raw-contact.ts';
import { type Meaning, readHeading } from './read-heading.ts';

const example = 'map=Tel. casa:home phone,Shoe size:notes,ID:ignore';

const ignoring = new Set(['ignore', 'ignored', 'skip', 'none', 'ignorar', 'nada']);

/**
 * What somebody says that columns are: "Tel. casa:home phone,Foo:notes,ID:ignore". What stands behind the
 * colon is read as a heading would be. By the key of each heading (`squash`).
 */
export function parseImportMap(
  text: string,
  headings: readonly string[],
): { map: Map<string, Meaning | 'ignored'> } | { problem: ImportProblem } {
  const map = new Map<string, Meaning | 'ignored'>();
  // One without a heading is named by its place: "column 3".
  const known = new Set(
    headings.flatMap((heading, index) => [squash(heading), `column${index + 1}`]).filter(Boolean),
  );
  // A heading may have commas and colons of its own: what is before the last colon is it, once it is known.
  let pending = '';
  for (const piece of text.split(',')) {
    const entry = pending === '' ? piece : `${pending},${piece}`;
    const colon = entry.lastIndexOf(':');
    const heading = entry
      .slice(0, colon)
      .trim()
      .replace(/^"(.*)"$/, '$1');
    if (colon === -1 || !known.has(squash(heading))) {
      pending = entry;
      continue;
    }
    pending = '';
    const field = entry.slice(colon + 1).trim();
    const meaning = ignoring.has(squash(field)) ? 'ignored' : readHeading(field);
    if (meaning === undefined) {
      return problem(
        'name, first name, last name, phone, mobile, home phone, work phone, email, notes, groups or ignore behind the colon',
        field,
      );
    }
    map.set(squash(heading), meaning);
  }
  if (pending.trim() !== '') {
    const names = headings.filter((heading) => heading.trim() !== '').join(', ');
    return problem(`headings of the file (${excerpt(names)}), each with what it is`, pending);
  }
  return { map };
}

function problem(expected: string, got: string): { problem: ImportProblem } {
  return { problem: { field: 'map', expected, example, got: excerpt(got) } };
}
