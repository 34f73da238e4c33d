import { describe, expect, it } from 'vitest';
import { copyOrganization, tenantTables } from '../helpers/copy-organization.ts';
import { OPERATOR } from './admin-app.ts';
import type { Listed } from './operations.ts';
import { CALLERS, TABLE } from './permission-table.ts';
import {
  type Cell,
  isSeen,
  misfit,
  nameOf,
  requestOf,
  rows,
  shapeOf,
  triesOf,
  useWalk,
} from './permission-walk.ts';

// Every operation, in every way that permission-table.ts has for it, by every caller, in every place: done,
// forbidden or not found as is written there. An operation without a row fails, and so does a row without one.

const walk = useWalk();
const { admin, ask, giveSecrets, placesOf, prepare, secretOf, send } = walk;

/** All that there is in both organizations, row by row. */
async function marks(): Promise<Record<string, string>> {
  const tables = await tenantTables(admin.db);
  const each = tables.map(
    ({ name }) => `
      SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash
      FROM ${name} t WHERE organization_id = ANY($1::uuid[])`,
  );
  const found = await admin.db.$queryRawUnsafe<{ name: string; hash: string }[]>(
    each.join(' UNION ALL '),
    [walk.scene.tenant.id, walk.scene.other.id],
  );
  return Object.fromEntries(found.map(({ name, hash }) => [name, hash]));
}

it('has a row for every operation, and for nothing else', () => {
  expect(Object.keys(TABLE).sort()).toEqual(walk.operations.map(({ route }) => route).sort());
});

describe('every cell', () => {
  it('that is a yes does it', async () => {
    // A copy of the organization for each way of each caller: what they do in one place shows in no other.
    const ways = new Map<string, Cell[]>();
    for (const cell of walk.cells) {
      if (cell.mark !== '+' || cell.operation.method === 'GET') continue;
      const way = nameOf({ ...cell, place: 'nowhere' });
      ways.set(way, [...(ways.get(way) ?? []), cell]);
    }
    const copies = await copyOrganization(admin.db, walk.scene.tenant.id, ways.size);
    await giveSecrets();
    const wrong: string[] = [];
    for (const [index, way] of [...ways.values()].entries())
      for (const cell of way) {
        await prepare(cell.operation, cell.attempt, copies[index]!, cell.caller);
        wrong.push(...misfit(cell, await ask(cell, copies[index]!)));
      }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('that is none changes nothing, and what is out of sight is answered as what never was', async () => {
    const { id } = walk.scene.tenant;
    const before = await marks();
    const wrong: string[] = [];
    for (const operation of walk.operations)
      for (const attempt of triesOf(operation)) {
        const shapes = new Map<Cell, string[]>();
        for (const cell of walk.cells) {
          // What only reads is no change where it is a yes.
          const isChange = cell.mark === '+' && operation.method !== 'GET';
          if (cell.operation !== operation || cell.attempt !== attempt || isChange) continue;
          await prepare(operation, attempt, id, cell.caller);
          const answer = await ask(cell, id);
          wrong.push(...misfit(cell, answer));
          shapes.set(cell, shapeOf(answer));
        }
        for (const [cell, shape] of shapes) {
          const { toldWhy } = rows[attempt.row]!;
          const isTold = toldWhy === 'all staff' || isSeen(cell.caller, cell.place);
          if (cell.mark !== '0' || (toldWhy && isTold)) continue;
          const [, nothing] = [...shapes].find(
            ([one]) => one.caller === cell.caller && one.place === 'nowhere',
          ) ?? [cell, shape];
          if (nothing.join('\n') !== shape.join('\n'))
            wrong.push(`${nameOf(cell)}: not as what never was:\n${shape.join('\n')}`);
        }
        await prepare(operation, {}, id);
        const after = await marks();
        const changed = Object.keys(before).filter((table) => before[table] !== after[table]);
        // Whatever comes after it would be asked of what it left.
        if (changed.length > 0)
          expect([...wrong, `${operation.route} ${attempt.what ?? ''} changed ${changed}`]).toEqual(
            [],
          );
      }
    expect(wrong).toEqual([]);
  }, 300_000);
});

describe('without a key of the organization', () => {
  /** An operation as somebody of the organization might ask for it. */
  const requestFor = (operation: Listed) => {
    const named = { ...walk.scene.places.own, self: walk.scene.callers.ADMIN.contactId };
    return requestOf(operation, triesOf(operation)[0] ?? {}, named);
  };
  const those = (kind: string) => walk.operations.filter(({ route }) => TABLE[route] === kind);
  const operators = () => those('operator');
  const closed = () => {
    const open = [...those('public'), ...those('by its address'), ...those('by its body')];
    return walk.operations.filter((operation) => !open.includes(operation));
  };

  it('what is public is told to anybody', async () => {
    for (const operation of those('public')) {
      const { statusCode } = await send(operation, requestFor(operation));
      expect({ route: operation.route, statusCode }).toMatchObject({ statusCode: 200 });
    }
  });

  it('a secret address opens what it is of, and no key does', async () => {
    for (const operation of those('by its address'))
      for (const secret of [undefined, OPERATOR, walk.scene.other.secret]) {
        const { statusCode } = await send(operation, requestFor(operation), secret);
        expect({ route: operation.route, statusCode }).toMatchObject({ statusCode: 404 });
      }
  });

  it('nobody is let in, and whoever brings a key that opens nothing is not told why', async () => {
    for (const operation of closed()) {
      const { route } = operation;
      const shapes: string[][] = [];
      for (const secret of [undefined, ...Object.values(walk.scene.spent)]) {
        const answer = await send(operation, requestFor(operation), secret);
        expect({ route, secret, status: answer.statusCode }).toMatchObject({ status: 401 });
        if (secret !== undefined) shapes.push(shapeOf(answer));
      }
      for (const shape of shapes) expect({ route, shape }).toEqual({ route, shape: shapes[0] });
    }
  });

  it('the operator’s token opens the operator’s routes, and no key does', async () => {
    for (const operation of closed()) {
      const { route } = operation;
      const isOperators = TABLE[route] === 'operator';
      const secrets = isOperators
        ? CALLERS.map((caller) => secretOf(walk.scene.tenant.id, caller))
        : [OPERATOR];
      for (const secret of secrets) {
        const { statusCode } = await send(operation, requestFor(operation), secret);
        expect({ route, statusCode }).toEqual({ route, statusCode: 403 });
      }
    }
    for (const operation of operators()) {
      const url = operation.path.replace('{id}', walk.scene.tenant.id);
      const isEdit = operation.method === 'PATCH';
      const request = { ...requestFor(operation), url };
      const { statusCode } = await send(
        operation,
        isEdit ? { ...request, body: { confirmAbove: 30 } } : request,
        OPERATOR,
      );
      expect({ route: operation.route, statusCode }).toMatchObject({
        statusCode: operation.method === 'POST' ? 201 : 200,
      });
    }
  });

  it('an ADMIN of another organization finds nothing of this one', async () => {
    const { other, places, callers } = walk.scene;
    for (const operation of walk.operations)
      for (const attempt of triesOf(operation)) {
        if (placesOf(operation, attempt).length === 1) continue;
        const shapes: string[][] = [];
        for (const place of ['own', 'nowhere'] as const) {
          const named = { ...places[place], self: callers.ADMIN.contactId };
          const request = requestOf(operation, attempt, named);
          shapes.push(shapeOf(await send(operation, request, other.secret)));
        }
        const [shape, nothing] = shapes;
        expect({ route: operation.route, shape }).toEqual({
          route: operation.route,
          shape: ['404', ...nothing!.slice(1)],
        });
      }
  });
});
