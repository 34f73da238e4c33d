import { withoutTones } from '../../events/pictures.ts';
import { cleanText } from '../tokenize.ts';
import { type ListedStatus, readHeading, statusOfPictures } from './list-words.ts';

/** A line of a list: somebody's, or what is said before the first of them. */
export interface ListLine {
  kind: 'entry' | 'heading' | 'between';
  text: string;
  /** What the heading that it stands under says. */
  section: ListedStatus;
}

/** "1. Sam", "2) Jo", "3- Leo", "4 - Ann"; no "10:30", "8-9pm" or "1.5". */
const marked = /^[^\p{L}\p{N}]{0,4}(\d{1,3})\s{0,3}(?:[.):\-–](?!\d))\s{0,3}(.*)$/u;
/** "1 Sam": only where all of a list is so. */
const bare = /^[^\p{L}\p{N}]{0,4}(\d{1,3})(?:\s{1,3}(\D.*))?$/u;
const glued = /^[^\p{L}\p{N}]{0,4}(\d{1,3})(\p{L}.*)$/u;
/** Where one line goes on with the next number: "1. Sam 2. Jo". */
const nextNumber = /\s(?=\d{1,3}[.)](?:\s|$))/;
/** A picture in place of a number: "⚽ Sam". */
const bulleted = /^((?:\p{Extended_Pictographic}\u200d?)+)\s{0,3}(\p{L}[^.!:;\n]{0,39})$/u;

/** Numbers may be left out where somebody has dropped out, but not many at once: "10 minutes late" is no tenth. */
const widestGap = 3;

/** The lines of a text that is a list of names, `least` numbers at least; undefined for any other. */
export function readListLines(
  body: string,
  locale: string | undefined,
  least: number,
): ListLine[] | undefined {
  const lines = body
    .split(/[\r\n]+/)
    .map((line) => withoutTones(cleanText(plainNumbers(line))))
    .flatMap(splitNumbers)
    .filter((line) => line !== '');
  return (
    collect(lines, (line) => marked.exec(line), locale, { least }) ??
    collect(lines, (line) => bare.exec(line) ?? glued.exec(line), locale, {
      least,
      isStrict: true,
    }) ??
    collectBullets(lines, locale)
  );
}

/** Keycaps as numbers: "1️⃣ Sam", "🔟 Emma". */
function plainNumbers(line: string): string {
  return (
    line
      .replace(/🔟/gu, '10. ')
      .replace(/(?:\d\ufe0f?\u20e3)+/gu, (caps) => `${caps.replace(/\D/g, '')}. `)
      // "~2. Jo~"
      .replace(/^(\s*)~(\s*\d{1,3}\s?[.):\-–]\s*)(.*)~\s*$/u, '$1$2~$3~')
      .replace(/^(\s*[^\p{L}\p{N}]{0,4}\d{1,3}\. )\s*[.):\-–]\s*/u, '$1')
  );
}

function splitNumbers(line: string): string[] {
  return /(?:^|\s)\d{1,3}[.)]\s.*\s\d{1,3}[.)](?:\s|$)/.test(line)
    ? line.split(nextNumber)
    : [line];
}

type Match = (line: string) => RegExpExecArray | null;

function collect(
  lines: readonly string[],
  match: Match,
  locale: string | undefined,
  { least, isStrict = false }: { least: number; isStrict?: boolean },
): ListLine[] | undefined {
  const numbers = lines.map((line) => Number(match(line)?.[1] ?? Number.NaN));
  const counted = numbers.filter((number) => !Number.isNaN(number));
  if (counted.length < least) return undefined;
  const one = numbers.indexOf(1);
  if (isStrict && one === -1) return undefined;
  const first = one === -1 ? numbers.findIndex((number) => !Number.isNaN(number)) : one;
  let last = numbers[first]! - 1;
  const isEntry = numbers.map((number, at) => {
    if (Number.isNaN(number) || at < first) return false;
    const goesOn = number > last && number <= last + widestGap;
    if (isStrict && !goesOn && number !== 1) return false;
    last = number;
    return true;
  });
  return withSections(lines, isEntry, (line) => match(line)?.[2] ?? '', locale);
}

/** Lines that begin with pictures, of which a list has few: three names at least. */
function collectBullets(
  lines: readonly string[],
  locale: string | undefined,
): ListLine[] | undefined {
  const found = lines.map((line) => bulleted.exec(line));
  const isEntry = found.map(
    (match) =>
      match !== null &&
      match[2]!.split(' ').length <= 5 &&
      !/\d{2}|\d(?!$)/.test(match[2]!) &&
      readHeading(match[2]!, locale) === undefined,
  );
  const pictures = new Set(found.flatMap((match, at) => (isEntry[at] ? match![1]! : [])));
  const count = isEntry.filter(Boolean).length;
  if (count < 3 || pictures.size > Math.max(2, count / 3)) return undefined;
  return withSections(lines, isEntry, (line) => line, locale);
}

/** Which section each entry is in; below the heading of one, names need no number. */
function withSections(
  lines: readonly string[],
  isEntry: readonly boolean[],
  textOf: (line: string) => string,
  locale: string | undefined,
): ListLine[] {
  const first = isEntry.indexOf(true);
  const lastEntry = isEntry.lastIndexOf(true);
  let section: ListedStatus = 'GOING';
  let isUnnumbered = false;
  const read: ListLine[] = [];
  for (const [at, line] of lines.entries()) {
    if (isEntry[at]) {
      isUnnumbered = false;
      read.push({ kind: 'entry', text: textOf(line), section });
      continue;
    }
    const heading = sectionOf(line, locale);
    if (heading && (at > first || heading.names !== '' || at === first - 1)) {
      section = heading.status;
      isUnnumbered = heading.names === '' && !isEntry[at + 1];
      if (heading.names !== '')
        read.push({ kind: 'entry', text: heading.names, section: heading.status });
    } else if (at < first) read.push({ kind: 'heading', text: line, section });
    else if (isUnnumbered && isNameLike(line)) read.push({ kind: 'entry', text: line, section });
    else {
      isUnnumbered = false;
      if (at < lastEntry && isNameLike(line)) read.push({ kind: 'between', text: line, section });
    }
  }
  return read;
}

/** "*Reserves:*", "❌ Out (2)", "Out: Pau, Leo". */
function sectionOf(
  line: string,
  locale: string | undefined,
): { status: ListedStatus; names: string } | undefined {
  const [head = '', ...rest] = line.split(':');
  const bareHead = head
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}'’/ -]/gu, ' ')
    .replace(/(?:^|\s)[-–]+(?=\s|$)/g, ' ')
    .replace(/(?<=\p{L})\s+\d{1,3}\s*$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  const status = readHeading(bareHead, locale);
  if (status === undefined) return undefined;
  const names = rest.join(':').replace(/[*_]/g, ' ').trim();
  const shown = statusOfPictures(head);
  return { status: shown ?? status, names: /\p{L}/u.test(names) ? names : '' };
}

function isNameLike(line: string): boolean {
  const words = line.trim().split(/\s+/);
  return /\p{L}/u.test(line) && words.length <= 5 && line.length <= 40 && !/[.!]$/.test(line);
}
