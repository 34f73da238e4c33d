/** Of a message, in UTF-16 units. */
const longestMessage = 4096;

/** How often the longer text says what the shorter says. */
const times = 4;

/** Twice the text may take two and a half times as long: what is linear does, and what is squared does not. */
export const mostGrowth = 2.5 ** Math.log2(times);

/** A measurement shorter than this, in microseconds, says little; it is done over and over until it is as long. */
const shortest = 300;

/** Growth of what is linear, with a little for what is measured: one round that says so is enough. */
const plainlyLinear = 1.1 * times;

/** Rounds after which nothing is quicker than it was. */
const mostRounds = 50;

/**
 * How much longer a text takes to read that says something four times as often, and is as long as a
 * message can be, or as `longest` says: about 4 where the work grows with the text, 16 where it grows with its square. Of no
 * milliseconds: the two are measured in turns, in processor time, and the quickest of each counts, so that
 * neither a slow machine nor a busy one changes the answer. It goes on until the answer is one that may be,
 * or certain.
 */
export function growthOf(
  read: (text: string) => unknown,
  unit: string,
  longest = longestMessage,
): number {
  // Even, and so is four times as often: a quote that is open in one is open in both.
  const count = 2 * Math.max(1, Math.floor(longest / times / unit.length / 2));
  const short = unit.repeat(count);
  const long = unit.repeat(count * times);
  read(short);
  const again = Math.ceil(shortest / microseconds(() => read(short)));
  const tookOf = (text: string) =>
    microseconds(() => {
      for (let run = 0; run < again; run += 1) read(text);
    });
  const costs = createCosts();
  while (costs.isOpen(mostRounds)) costs.add(tookOf(short), tookOf(long));
  return costs.growth();
}

/**
 * As growthOf, for work whose cost hangs on what was done before, as in a database that fills: each side does
 * its work and answers its cost, in any unit, one right after the other, and the middle of the rounds' own
 * ratios counts. The first round is a warm-up.
 */
export async function growthBetween(
  few: (round: number) => Promise<number>,
  many: (round: number) => Promise<number>,
): Promise<number> {
  const ratios: number[] = [];
  const middle = () => ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)]!;
  for (let round = 0; round < 4 || (round < 10 && middle() >= mostGrowth); round += 1) {
    const before = await few(round);
    const ratio = (await many(round)) / before;
    if (round > 0) ratios.push(ratio);
  }
  return middle();
}

/** The least that each of two sides has cost in so many rounds. */
function createCosts() {
  let rounds = 0;
  let least = { few: Number.POSITIVE_INFINITY, many: Number.POSITIVE_INFINITY };
  const growth = () => least.many / least.few;
  return {
    growth,
    add(few: number, many: number) {
      rounds += 1;
      least = { few: Math.min(least.few, few), many: Math.min(least.many, many) };
    },
    isOpen: (most: number) =>
      rounds < 1 ||
      (rounds < 2 ? growth() > plainlyLinear : rounds < most && growth() >= mostGrowth),
  };
}

function microseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, user + system);
}
