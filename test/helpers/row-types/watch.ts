import { AsyncLocalStorage } from 'node:async_hooks';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { inject } from 'vitest';
import { Client } from '../../../src/db/client.ts';
import { type Column, findMisfits } from './find-misfits.ts';
import { findNullable } from './never-null.ts';
import type { RawStatement } from './shape.ts';

const ROOT = join(import.meta.dirname, '../../..');

const nullable = inject('nullableColumns');

type Call = (...args: unknown[]) => unknown;

/** The raw statements that are compared, by file. */
const watched = new Map<string, RawStatement[]>();
const misfits = new Set<string>();
const answered = new Set<RawStatement>();

/** Compares what these statements answer from now on with what is stated of them. */
export function watchStatements(statements: readonly RawStatement[]): void {
  for (const statement of statements) {
    const others = watched.get(statement.file);
    if (others) others.push(statement);
    else watched.set(statement.file, [statement]);
  }
  listen();
}

/** What did not fit since it was last asked for. */
export function takeMisfits(): string[] {
  const taken = [...misfits];
  misfits.clear();
  return taken;
}

/** The statements of which a row was seen since it was last asked for. */
export function takeAnswered(): RawStatement[] {
  const taken = [...answered];
  answered.clear();
  return taken;
}

let isListening = false;

/**
 * Listens at the client that all others are made from, those within a transaction too. What does not fit is
 * kept and not thrown: a catch of the code under test cannot hide it, and the test goes on, so that one run
 * names all there is.
 */
function listen(): void {
  if (isListening) return;
  isListening = true;
  listenToColumns();
  const client = Client.prototype as unknown as { $queryRaw: Call };
  const { $queryRaw } = client;
  client.$queryRaw = function ask(this: unknown, ...args: unknown[]) {
    const answer = $queryRaw.apply(this, args) as Promise<unknown>;
    const statement = findAsked(ask);
    if (statement?.row === undefined) return answer;
    const { row } = statement;
    const send = () =>
      descriptions.run({ columns: [] }, async () => {
        const rows = (await answer) as unknown[];
        if (rows.length > 0) answered.add(statement);
        const { file, line } = statement;
        const columns = descriptions.getStore()?.columns ?? [];
        for (const misfit of [
          ...findMisfits(row, columns, rows),
          ...findNullable(row, columns, nullable, file),
        ]) {
          misfits.add(`${file}:${line}: ${misfit}`);
        }
        return rows;
      });
    // Prisma sends a statement when somebody waits for it: who forgets to wait is to be found out here too.
    return new Proxy(answer, {
      get(_answer, name: keyof Promise<unknown>) {
        if (!waits.has(name)) return Reflect.get(answer, name);
        return (...args: unknown[]) => {
          const sent = send();
          return Reflect.apply(Reflect.get(sent, name) as Call, sent, args);
        };
      },
    });
  };
}

/** The methods by which a promise is waited for. */
const waits = new Set<unknown>(['then', 'catch', 'finally']);

interface Described {
  columns: Column[];
}

const descriptions = new AsyncLocalStorage<Described>();

/** Keeps how PostgreSQL describes the columns of an answer, which is told even where there is no row. */
function listenToColumns(): void {
  const client = pg.Client.prototype as unknown as { query: Call };
  const { query } = client;
  client.query = function (this: unknown, ...args: unknown[]) {
    const described = descriptions.getStore();
    if (described === undefined) return query.apply(this, args);
    const keep = (result: { fields?: Column[] } | undefined) => {
      described.columns = result?.fields ?? [];
      return result;
    };
    // A transaction waits for a promise, the pool calls back.
    const callback = args.at(-1);
    if (typeof callback !== 'function') {
      return (query.apply(this, args) as Promise<pg.QueryResult>).then(keep);
    }
    const told = (error: unknown, result: pg.QueryResult) => callback(error, keep(result));
    return query.apply(this, [...args.slice(0, -1), told]);
  };
}

/** So far up the rows of a statement may be handed. */
const furthestCaller = 5;

/** The statement by which the function was called, or where its row type is left open, who called for it. */
function findAsked(callee: Call): RawStatement | undefined {
  const [place] = callersOf(callee, 1);
  const statement = statementAt(place);
  if (!statement?.isOpen) return statement;
  return callersOf(callee, furthestCaller)
    .map(statementAt)
    .find((caller) => caller?.row !== undefined);
}

function statementAt(place: Place | undefined): RawStatement | undefined {
  if (place === undefined) return undefined;
  return watched
    .get(place.file)
    ?.find(({ line, lastLine }) => line <= place.line && place.line <= lastLine);
}

interface Place {
  file: string;
  line: number;
}

/** Who called a function, innermost first, as it is in the source. */
function callersOf(callee: Call, limit: number): Place[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  let callers: Place[] = [];
  Error.stackTraceLimit = limit;
  Error.prepareStackTrace = (_error, frames) => {
    callers = frames.map((frame) => placeOf(frame, prepareStackTrace));
    return '';
  };
  try {
    const trace: { stack?: string } = {};
    Error.captureStackTrace(trace, callee);
    void trace.stack;
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
  return callers;
}

/** Places in the source by those in the running code: each is found once, for it takes the source map. */
const places = new Map<string, Place>();

/** Vitest runs code in which lines have moved, and knows where they were. */
function placeOf(frame: NodeJS.CallSite, show: typeof Error.prepareStackTrace): Place {
  const name = frame.getFileName() ?? '';
  const key = `${name}:${frame.getLineNumber()}:${frame.getColumnNumber()}`;
  const known = places.get(key);
  if (known !== undefined) return known;
  const shown = String(show?.(new Error(), [frame]) ?? key);
  const line = Number(/:(\d+):\d+\)?$/.exec(shown)?.[1] ?? frame.getLineNumber());
  const path = name.startsWith('file:') ? fileURLToPath(name) : name;
  const place = { file: relative(ROOT, path).replaceAll('\\', '/'), line };
  places.set(key, place);
  return place;
}
