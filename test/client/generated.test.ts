import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as muster from '../../client/muster.ts';
import { stampFile, stampOf } from '../../scripts/client/stamp.ts';
import { readWholeDocument } from '../../scripts/client/whole-document.ts';

const document = await readWholeDocument();

it('the client is what the generator made of this document: else run `npm run client`', () => {
  expect(stampOf(document)).toEqual(JSON.parse(readFileSync(stampFile, 'utf8')));
});

it('has a function for each operation, and nothing besides but what is written by hand', () => {
  const operations = Object.values(document.paths ?? {}).flatMap((path) =>
    Object.values(path as Record<string, { operationId: string }>).map((each) => each.operationId),
  );
  const byHand = ['connect', 'entriesOf', 'importContactsFile', 'sendGroupFile'];
  expect(Object.keys(muster).sort()).toEqual([...operations, ...byHand].sort());
  for (const each of Object.values(muster)) expect(each).toBeTypeOf('function');
});
