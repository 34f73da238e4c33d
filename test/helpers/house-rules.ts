import type { SourceFacts } from './read-source.ts';

/**
 * Arrows point one way (AGENTS.md, decision 0046). A file imports from its own room, from the rooms of the
 * steps above its own here, and from the layers above its layer here; rooms of one step know nothing of one
 * another. So no two rooms can need each other, however long the way round.
 */
export const LAYERS: { name: string; steps: string[][] }[] = [
  {
    name: 'ground',
    steps: [
      ['errors.ts', 'clock.ts', 'config.ts'],
      ['process', 'forms', 'pictures'],
      ['dates'],
      ['languages'],
    ],
  },
  { name: 'database', steps: [['db']] },
  {
    name: 'services',
    steps: [
      // What every service takes, writes to and asks.
      ['change'],
      ['audit'],
      ['numbers', 'sight'],
      ['outbox'],
      ['alarms'],
      // Records: each one kind of row.
      ['people'],
      ['requests'],
      ['groups'],
      ['messages'],
      // When people are away: events and tasks ask.
      ['absences'],
      ['tasks', 'events', 'reminders'],
      // What was said on the phone answers an event, or closes a task.
      ['calls'],
      // Workflows: what happens across several kinds.
      ['identity', 'membership', 'away'],
      ['import', 'marks', 'series', 'digest'],
      // A calendar tells of series too.
      ['mirror', 'calendar'],
      ['deletion'],
      ['bulk'],
      // Groups that there might be, compared with those that there are.
      ['suggestions'],
      ['undo'],
      ['analytics'],
    ],
  },
  { name: 'context', steps: [['context']] },
  { name: 'faces', steps: [['chat', 'telephony', 'commands', 'scheduler', 'admin']] },
  { name: 'main', steps: [['readiness.ts'], ['service.ts'], ['main.ts']] },
];

/** Imports that break a rule for a reason. `from` and `to` are files or rooms. */
export const ALLOWED: { from: string; to: string; reason: string }[] = [];

/** What only one file may touch. */
export const KEEPERS: { file: string; uses: string[]; instead: string }[] = [
  {
    file: 'config.ts',
    uses: ['process.env'],
    instead: 'add the variable to Config in config.ts and take it as a parameter',
  },
  {
    file: 'clock.ts',
    uses: [
      'Date.now',
      'new Date()',
      'Date()',
      'DateTime.now',
      'DateTime.local()',
      'DateTime.utc()',
    ],
    instead: 'take the instant, or a Clock, as a parameter',
  },
];

/** What a face may name in types but never hold: a face never queries. */
export const QUERYING = [
  'db/client.ts',
  'db/generated',
  'pg',
  '@prisma/client',
  '@prisma/adapter-pg',
];

/** Every breach of the rules, each with what to do; empty when the house is in order. */
export function findBreaches(files: SourceFacts[]): string[] {
  return [...files.flatMap(findBreachesInFile), ...findCycles(files)];
}

function findBreachesInFile(file: SourceFacts): string[] {
  const breaches: string[] = [];
  const layer = layerOf(file.path);
  if (layer === -1) {
    breaches.push(`${file.path} stands in no room: put it into one, or its room into LAYERS.`);
  }
  for (const { file: keeper, uses, instead } of KEEPERS) {
    const found = file.uses.find((use) => uses.includes(use));
    if (found === undefined || file.path === keeper) continue;
    breaches.push(`${file.path} uses ${found}, which only ${keeper} may: ${instead}.`);
  }
  for (const { target, typesOnly } of file.imports) {
    if (isAllowed(file.path, target)) continue;
    const arrow = `${file.path} imports ${target}`;
    const targetLayer = layerOf(target);
    if (targetLayer > layer) {
      breaches.push(
        `${arrow}: ${nameOf(layer)} knows nothing of ${nameOf(targetLayer)}. ` +
          'Move what is shared down, or pass it in from above.',
      );
    }
    const isFace = nameOf(layer) === 'faces';
    if (targetLayer === layer && isUpOrAside(layer, file.path, target)) {
      breaches.push(
        isFace
          ? `${arrow}: one face knows nothing of another. Move what both need into a service, ` +
              'context or languages, or let main.ts hand it over.'
          : `${arrow}: ${roomOf(file.path)} knows nothing of ${roomOf(target)}, which is not below it. ` +
              'Move what both need into a room below both, or what happens across both into one above both ' +
              '(the order of rooms is LAYERS in test/helpers/house-rules.ts).',
      );
    }
    if (!isFace) continue;
    if (!typesOnly && QUERYING.some((path) => isWithin(target, path))) {
      breaches.push(
        `${arrow}: a face never queries. Call a service; for the type alone use "import type".`,
      );
    }
  }
  return breaches;
}

/** Each circle of files once, found from its first file in order of path. */
function findCycles(files: SourceFacts[]): string[] {
  const known = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start !== -1) {
      const circle = [...trail.slice(start), path].join(' → ');
      cycles.push(`${circle} is a circle: move what they share into a file that both import.`);
      return;
    }
    if (done.has(path)) return;
    for (const { target } of known.get(path)?.imports ?? []) {
      if (known.has(target) && !isAllowed(path, target)) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of [...known.keys()].sort()) visit(path, []);
  return cycles;
}

function isAllowed(from: string, to: string): boolean {
  return ALLOWED.some((entry) => isWithin(from, entry.from) && isWithin(to, entry.to));
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

/** -1 for packages and for what stands in no room. */
function layerOf(path: string): number {
  return LAYERS.findIndex(({ steps }) => stepOf(steps, path) !== -1);
}

function stepOf(steps: string[][], path: string): number {
  return steps.findIndex((rooms) => rooms.some((room) => isWithin(path, room)));
}

/** Whether a file imports from another room of its layer that is not below its own. */
function isUpOrAside(layer: number, from: string, to: string): boolean {
  const { steps = [] } = LAYERS[layer] ?? {};
  return roomOf(from) !== roomOf(to) && stepOf(steps, to) >= stepOf(steps, from);
}

function nameOf(layer: number): string {
  return LAYERS[layer]?.name ?? 'no layer';
}
