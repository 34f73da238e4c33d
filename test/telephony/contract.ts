import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallProvider, CallReport, Dial } from '../../src/calls/provider.ts';

/** What the person at the other end does. */
export type Played = 'answer' | 'decline' | 'busy' | 'voicemail' | 'ringOut' | { say: string };

/** A provider, and all that a test may do to what is behind it. */
export interface Driver {
  provider: CallProvider;
  organizationId: string;
  /** Plays whoever is called. */
  play(callId: string, played: Played): Promise<void>;
  /** What Muster was told, in the order of its coming. */
  told(): CallReport[];
  /** Of an attempt, how often it rang. */
  rang(attemptId: string): Promise<number>;
  /** The next dial is made, and its reply does not come. */
  loseReply(): void;
  /** The next that is asked for is out of reach. */
  breakDown(): void;
  /** Whether nobody is told of what happens. */
  setDeaf(isDeaf: boolean): void;
  end(): Promise<void>;
}

/** What every provider of calls keeps (src/calls/provider.ts). */
export function describeProviderContract(name: string, create: () => Promise<Driver>): void {
  let driver: Driver;

  beforeAll(async () => {
    driver = await create();
  });
  afterAll(() => driver.end());

  const dialOf = (
    variables: Record<string, string> = { reason: 'event', language: 'en' },
  ): Dial => ({
    attemptId: randomUUID(),
    organizationId: driver.organizationId,
    phone: '+34600111333',
    variables,
  });
  async function place(dial: Dial = dialOf()) {
    const placed = await driver.provider.dial(dial);
    if (!('callId' in placed)) throw new Error(`not dialled: ${JSON.stringify(placed)}`);
    return { ...dial, ...placed };
  }
  const found = async (call: Dial & { callId: string | null }) => {
    const report = await driver.provider.find(call);
    if (typeof report === 'string') throw new Error(report);
    return report;
  };
  const toldOf = (callId: string) => driver.told().filter((report) => report.callId === callId);

  describe(`a provider of calls: ${name}`, () => {
    test('a dial rings once, and is found by the provider’s id and by ours', async () => {
      const call = await place();
      const expected = {
        callId: call.callId,
        attemptId: call.attemptId,
        organizationId: call.organizationId,
        stage: 'RINGING',
        ending: null,
        heard: null,
      };
      expect(await found(call)).toMatchObject(expected);
      expect(await found({ ...call, callId: null })).toMatchObject(expected);
      expect(await driver.rang(call.attemptId)).toBe(1);
    });

    test('what nobody dialled is not there, whatever it is looked for by', async () => {
      const nothing = { attemptId: randomUUID(), organizationId: driver.organizationId };
      expect(await driver.provider.find({ ...nothing, callId: null })).toBe('NONE');
      expect(await driver.provider.find({ ...nothing, callId: randomUUID() })).toBe('NONE');
      expect(await driver.provider.hangUp({ ...nothing, callId: randomUUID() })).toBe(false);
    });

    test.each<[Played, CallReport['ending']]>([
      ['busy', 'BUSY'],
      ['ringOut', 'NO_ANSWER'],
      ['decline', 'DECLINED'],
      ['voicemail', 'VOICEMAIL'],
      [{ say: 'yes' }, 'ANSWERED'],
    ])('%j ends as %s, told and found alike', async (played, ending) => {
      const call = await place();
      await driver.play(call.callId, played);
      const report = await found(call);
      expect(report).toMatchObject({ ending, detail: expect.stringMatching(/^[a-z_]+$/) });
      expect(['ENDED', 'ANALYZED']).toContain(report.stage);
      expect(toldOf(call.callId).at(-1)).toEqual(report);
      expect(await found({ ...call, callId: null })).toEqual(report);
    });

    test('who picks up is talking, and then has said something', async () => {
      const call = await place();
      await driver.play(call.callId, 'answer');
      expect(await found(call)).toMatchObject({ stage: 'TALKING', ending: null });
      await driver.play(call.callId, { say: 'yes' });
      const report = await found(call);
      expect(report).toMatchObject({
        stage: 'ANALYZED',
        ending: 'ANSWERED',
        heard: { answer: { status: 'GOING', guests: 0 }, optOut: false, done: null },
      });
      expect(report.durationSeconds).toBeGreaterThan(0);
      expect(report.costCents).toBeGreaterThanOrEqual(0);
      expect(toldOf(call.callId).map(({ stage }) => stage)).toEqual([
        'TALKING',
        'ENDED',
        'ANALYZED',
      ]);
    });

    test('an opt-out is heard', async () => {
      const call = await place();
      await driver.play(call.callId, { say: "don't call me again" });
      expect((await found(call)).heard).toMatchObject({ optOut: true, answer: null });
    });

    test('a voicemail has said nothing', async () => {
      const call = await place();
      await driver.play(call.callId, 'voicemail');
      const { heard } = await found(call);
      expect(heard ?? {}).not.toMatchObject({ optOut: true });
      expect(heard?.answer ?? null).toBeNull();
    });

    test('what rings or is talked on is hung up once', async () => {
      const ringing = await place();
      expect(await driver.provider.hangUp(ringing)).toBe(true);
      expect(await found(ringing)).toMatchObject({ ending: 'NO_ANSWER' });
      expect(await driver.provider.hangUp(ringing)).toBe(false);
      const talking = await place();
      await driver.play(talking.callId, 'answer');
      expect(await driver.provider.hangUp(talking)).toBe(true);
      expect(await found(talking)).toMatchObject({ ending: 'ANSWERED' });
    });

    test('a dial whose reply is lost is unknown, rang once, and is found by our id', async () => {
      const dial = dialOf();
      driver.loseReply();
      expect(await driver.provider.dial(dial)).toEqual({ unknown: expect.any(String) });
      expect(await driver.rang(dial.attemptId)).toBe(1);
      const report = await found({ ...dial, callId: null });
      expect(report).toMatchObject({ attemptId: dial.attemptId, stage: 'RINGING' });
      await driver.play(report.callId, 'busy');
      expect(await found({ ...dial, callId: null })).toMatchObject({ ending: 'BUSY' });
    });

    test('a number that is none is refused as such, and nothing rings', async () => {
      const dial = { ...dialOf(), phone: '+0' };
      expect(await driver.provider.dial(dial)).toMatchObject({ refused: 'INVALID' });
      expect(await driver.rang(dial.attemptId)).toBe(0);
    });

    test('where nobody was told, it is found', async () => {
      const call = await place();
      driver.setDeaf(true);
      await driver.play(call.callId, { say: 'no' });
      driver.setDeaf(false);
      expect(toldOf(call.callId)).toEqual([]);
      expect((await found(call)).heard?.answer).toEqual({ status: 'DECLINED', guests: 0 });
    });

    test('out of reach it throws nothing, and knows nothing', async () => {
      const call = await place();
      driver.breakDown();
      expect(await driver.provider.find(call)).toBe('UNKNOWN');
      driver.breakDown();
      expect(await driver.provider.find({ ...call, callId: null })).toBe('UNKNOWN');
      driver.breakDown();
      expect(await driver.provider.hangUp(call)).toBe(false);
      driver.breakDown();
      expect(await driver.provider.dial(dialOf())).not.toHaveProperty('callId');
    });

    test('what anybody sends is no webhook', async () => {
      for (const [headers, body] of [
        [{}, '{}'],
        [{ 'x-retell-signature': 'v=1,d=00' }, '{"event":"call_ended"}'],
        [{ 'x-retell-signature': ['v=1', 'd=00'] }, 'x'],
        [{ 'x-retell-signature': `v=${Date.parse('2026-11-20')},d=${'0'.repeat(64)}` }, '\0'],
      ] as const)
        expect(await driver.provider.readWebhook(headers, Buffer.from(body))).toBe('FORGED');
    });
  });
}
