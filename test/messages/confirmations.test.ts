import { describe, expect, test } from 'vitest';
import { never } from '../helpers/process.ts';
import { lease } from '../helpers/processes.ts';
import { type Club, useClub } from '../helpers/scenes.ts';
import { until } from '../helpers/until.ts';

// What was asked about is done once, however many yeses come, and whatever dies meanwhile.

let { world, tenant, ann, ben, round, chat } = {} as Club;
const processes = useClub((club) => {
  ({ world, tenant, ann, ben, round, chat } = club);
});

const title = () => `Vote ${round}`;
const vote = () => `/create task "${title()}" for @Club`;
/** How many tasks there are of this test. */
const made = (of = title()) => world.db.task.count({ where: { title: of, parentId: null } });
const codeIn = (question: string | undefined) => /\/confirm (\d{4})/.exec(question ?? '')![1]!;

/** Asks to be asked, and answers the code. */
async function ask(said = vote(), where = chat): Promise<string> {
  const [question] = await tenant.say(ann, where, said);
  return codeIn(question);
}

describe('yes', () => {
  test('twenty times at the same moment: done once, answered once', async () => {
    await ask();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => tenant.say(ann, chat, 'yes')),
    );
    expect(replies.flat()).toEqual([expect.stringContaining(`✅ ${title()}`)]);
    expect(await made()).toBe(1);
    const copies = await world.db.task.count({ where: { title: title(), number: null } });
    expect(copies).toBe(2);
  });

  test('through two processes at the same moment, ten times: done once, answered once', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    for (let n = 0; n < 10; n += 1) {
      const place = `${chat} ${n}`;
      await ask(`/create task "Both ${n}" for @Club`, place);
      const said = [first, second, first, second].map((process, m) =>
        process.write(ann, place, m < 2 ? 'yes' : '/confirm'),
      );
      await Promise.all(said);
      expect(await made(`Both ${n}`)).toBe(1);
      const replies = processes.delivered.filter(({ chatId }) => chatId === place);
      expect(replies.filter(({ body }) => body.startsWith('✅'))).toHaveLength(1);
      // Who says it with the command is told that nothing waits; who says yes to somebody else, nothing.
      const rest = replies.filter(({ body }) => !body.startsWith('✅'));
      for (const { body } of rest) expect(body).toContain('question of yours waits');
      expect(rest.length).toBeLessThanOrEqual(2);
    }
    expect(processes.errors).toEqual([]);
  });

  test('the same message through two processes is one yes', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    await ask();
    const id = `yes-${round}`;
    const outcomes = await Promise.all(
      [first, second].map((process) => process.write(ann, chat, 'yes', { id })),
    );
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await made()).toBe(1);
    expect(processes.delivered).toHaveLength(1);
  });

  test('and no at the same moment, ten times: one of them, and its answer', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    for (let n = 0; n < 10; n += 1) {
      const place = `${chat} ${n}`;
      await ask(`/create task "Either ${n}" for @Club`, place);
      await Promise.all([first.write(ann, place, 'yes'), second.write(ann, place, 'no')]);
      const replies = processes.delivered.filter(({ chatId }) => chatId === place);
      expect(replies.map(({ body }) => body)).toEqual([
        expect.stringContaining(
          (await made(`Either ${n}`)) === 1 ? '✅ Either' : 'nothing was done',
        ),
      ]);
    }
    expect(processes.errors).toEqual([]);
  });

  test('while the group changes, ten times: for those who were shown, or asked again', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    for (let n = 0; n < 10; n += 1) {
      const place = `${chat} ${n}`;
      const name = `Crew ${n}`;
      await tenant.group(name, [ann, ben]);
      const cat = await tenant.person(`Cat ${n}`);
      await ask(`/create task "Moving ${n}" for @"${name}"`, place);
      await Promise.all([
        first.write(ann, place, 'yes'),
        second.write(ann, `${place} b`, `/add ${cat.phone} to @"${name}"`),
      ]);
      const replies = processes.delivered.filter(({ chatId }) => chatId === place);
      expect(replies).toHaveLength(1);
      const isAskedAgain = replies[0]!.body.startsWith('Something changed meanwhile.');
      expect(await made(`Moving ${n}`)).toBe(isAskedAgain ? 0 : 1);
      if (isAskedAgain) await first.write(ann, place, 'yes');
      const copies = await world.db.task.findMany({
        where: { title: `Moving ${n}`, number: null },
      });
      // Whoever joined after it was made has a copy too, by joining.
      expect(new Set(copies.map(({ assigneeId }) => assigneeId))).toEqual(
        new Set([ann, ben, cat].map(({ contactId }) => contactId)),
      );
      expect(copies).toHaveLength(3);
    }
    expect(processes.errors).toEqual([]);
  });

  test('whose process dies between the commit and the reply: done once, and answered by the sweep', async () => {
    const dying = await processes.start({ send: () => never });
    await ask();
    const id = `yes-${round}`;
    void dying.write(ann, chat, 'yes', { id });
    await until(dying.hasDied);
    expect(await made()).toBe(1);
    expect(processes.delivered).toEqual([]);
    const next = await processes.start();
    world.clock.advance(lease);
    await next.switchboard.sweep();
    await next.switchboard.sweep();
    expect(processes.delivered.filter(({ chatId }) => chatId === chat)).toMatchObject([
      { quotedId: id, body: expect.stringContaining(`✅ ${title()}`) },
    ]);
    expect(await next.write(ann, chat, 'yes', { id })).toEqual({ isNew: false });
    expect(await made()).toBe(1);
  });

  test('whose process dies before it is dealt with is dealt with by the sweep, while it still holds', async () => {
    const dying = await processes.start({ handle: () => never });
    await ask();
    void dying.write(ann, chat, 'yes', { id: `yes-${round}` });
    await until(async () => (await world.db.inbox.count({ where: { status: 'RECEIVED' } })) === 1);
    world.clock.advance(lease);
    const next = await processes.start();
    await next.switchboard.sweep();
    expect(await made()).toBe(1);
    expect(processes.delivered).toHaveLength(1);
  });

  test('works after a restart', async () => {
    await ask();
    await world.restart();
    expect((await tenant.say(ann, chat, 'yes'))[0]).toContain(`✅ ${title()}`);
  });

  test('holds for less than five minutes', async () => {
    await ask();
    world.clock.advance(5 * 60_000 - 1);
    expect((await tenant.say(ann, chat, 'yes'))[0]).toContain(`✅ ${title()}`);
    await ask(`/create task "Late ${round}" for @Club`);
    world.clock.advance(5 * 60_000);
    expect(await tenant.say(ann, chat, 'yes')).toEqual([]);
    expect((await tenant.say(ann, chat, '/confirm'))[0]).toContain('question of yours waits');
    expect(await made(`Late ${round}`)).toBe(0);
  });

  test('is to the last question, and to that alone', async () => {
    const old = await ask();
    await ask(`/create task "Newer ${round}" for @Club`);
    expect((await tenant.say(ann, chat, 'yes'))[0]).toContain(`✅ Newer ${round}`);
    expect(await tenant.say(ann, chat, 'yes')).toEqual([]);
    expect((await tenant.say(ann, chat, `/confirm ${old}`))[0]).toContain(
      'question of yours waits',
    );
    expect(await made()).toBe(0);
    expect(await made(`Newer ${round}`)).toBe(1);
  });

  test('with its code is nobody else’s: not in another chat, organization, nor a stranger’s', async () => {
    const code = await ask();
    const others = await world.tenant(`Others ${round}`);
    const nora = await others.person('Nora', { role: 'ADMIN' });
    const stranger = '+34655000111';
    for (const said of ['yes', `/confirm ${code}`]) {
      for (const [by, who, where] of [
        [tenant, ben, chat],
        [tenant, ann, `${chat} b`],
        [others, nora, chat],
        [tenant, stranger, chat],
      ] as const) {
        const replies = await by.say(who, where, said);
        if (said === 'yes') expect(replies).toEqual([]);
        else expect(replies[0]).toMatch(/question of yours waits|I don't know you yet/);
      }
    }
    expect(await world.db.task.count({ where: { title: title() } })).toBe(0);
    expect((await tenant.say(ann, chat, `/confirm ${code}`))[0]).toContain(`✅ ${title()}`);
  });
});

describe('2', () => {
  const due = async () =>
    (await world.db.task.findFirstOrThrow({ where: { title: title() } })).dueAt?.toISOString();
  const said = () => `/create task "${title()}" for me due next sunday`;
  const coming = '2026-11-22T22:59:00.000Z';
  const after = '2026-11-29T22:59:00.000Z';

  test('mends the date once, for less than ten minutes', async () => {
    await tenant.say(ann, chat, said());
    expect(await due()).toBe(coming);
    world.clock.advance(10 * 60_000 - 1);
    expect(await tenant.say(ann, chat, '2')).toHaveLength(1);
    expect(await due()).toBe(after);
    expect(await tenant.say(ann, chat, '2')).toEqual([]);
  });

  test('comes to nothing after ten minutes, and from others', async () => {
    await tenant.say(ann, chat, said());
    expect(await tenant.say(ben, chat, '2')).toEqual([]);
    expect(await tenant.say(ann, `${chat} b`, '2')).toEqual([]);
    world.clock.advance(10 * 60_000);
    expect(await tenant.say(ann, chat, '2')).toEqual([]);
    expect(await due()).toBe(coming);
  });

  test('through two processes at the same moment is one change, answered once', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    await tenant.say(ann, chat, said());
    await Promise.all([first, second].map((process) => process.write(ann, chat, '2')));
    expect(processes.delivered).toHaveLength(1);
    expect(await due()).toBe(after);
    const entries = await world.db.auditEntry.count({
      where: { action: 'task.due', at: world.clock.now() },
    });
    expect(entries).toBe(1);
  });

  test('and yes go apart: a question does not take the other reading’s place', async () => {
    await tenant.say(ann, chat, said());
    await ask(`/create task "Beside ${round}" for @Club`);
    expect(await tenant.say(ann, chat, '2')).toHaveLength(1);
    expect(await due()).toBe(after);
    expect((await tenant.say(ann, chat, 'yes'))[0]).toContain(`✅ Beside ${round}`);
  });
});
