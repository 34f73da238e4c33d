import { expect, test } from 'vitest';
import { createFairShare } from '../../src/db/fair-share.ts';

test('so much of one key runs at once, the rest in its order, and others beside it', async () => {
  const share = createFairShare(2);
  const order: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (key: string, name: string) =>
    share(key, async () => {
      order.push(name);
      await new Promise<void>((end) => ends.set(name, end));
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  const all = [work('a', 'a1'), work('a', 'a2'), work('a', 'a3'), work('a', 'a4'), work('b', 'b1')];
  await settled();
  expect(order).toEqual(['a1', 'a2', 'b1']);
  ends.get('a2')!();
  await settled();
  expect(order).toEqual(['a1', 'a2', 'b1', 'a3']);
  for (const name of ['a1', 'a3', 'b1']) ends.get(name)!();
  await settled();
  expect(order.at(-1)).toBe('a4');
  ends.get('a4')!();
  await Promise.all(all);
});

test('what fails gives its place to the next', async () => {
  const share = createFairShare(1);
  const failing = share('a', async () => {
    throw new Error('no');
  });
  const next = share('a', async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
