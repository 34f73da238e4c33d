/** How people say whom they bring along. */
export interface CompanyWords {
  /** Before those who are brought: "with", "+". */
  leads: ReadonlySet<string>;
  /** Between them: "and". */
  joints: ReadonlySet<string>;
  /** Before one of them: "my", "a". */
  articles: ReadonlySet<string>;
  numbers: ReadonlyMap<string, number>;
  /** One or several of them: "brother", "kids". */
  people: RegExp;
}

/** How many are brought along by a clause or its end: "with my brother and a friend", "I'm in +2"; else 0. */
export function companyIn(clause: string, words: CompanyWords): number {
  return findCompany(clause, words)?.guests ?? 0;
}

/** A clause without those who are brought along. */
export function withoutCompany(clause: string, words: CompanyWords): string {
  const found = findCompany(clause, words);
  return found ? clause.split(' ').slice(0, found.from).join(' ') : clause;
}

function findCompany(
  clause: string,
  words: CompanyWords,
): { from: number; guests: number } | undefined {
  const said = clause.split(' ');
  for (let from = 0; from < said.length - 1; from += 1) {
    const lead = [2, 1].find((length) =>
      words.leads.has(said.slice(from, from + length).join(' ')),
    );
    if (lead === undefined) continue;
    const guests = countAll(said.slice(from + lead), words);
    if (guests > 0) return { from, guests };
  }
  return undefined;
}

/** How many they are, where all that is said is people. */
function countAll(said: readonly string[], words: CompanyWords): number {
  const parts: string[][] = [[]];
  for (const word of said) {
    if (words.joints.has(word)) parts.push([]);
    else parts.at(-1)!.push(word);
  }
  const counts = parts.map((part) => countOne(part, words));
  return counts.includes(0) ? 0 : counts.reduce((sum, count) => sum + count, 0);
}

function countOne(part: readonly string[], { articles, numbers, people }: CompanyWords): number {
  const rest = [...part];
  while (rest.length > 1 && articles.has(rest[0]!) && !numbers.has(rest[0]!)) rest.shift();
  const [first = ''] = rest;
  const count = /^\d{1,2}$/.test(first) ? Number(first) : numbers.get(first);
  const named = (count === undefined ? rest : rest.slice(1)).join(' ');
  if (named !== '' && !people.test(named.replace(/^(?:my|mis?) /, ''))) return 0;
  return count ?? (named === '' ? 0 : 1);
}
