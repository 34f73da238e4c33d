import { DateTime } from 'luxon';
import type { Outbox } from '../../src/db/generated/client.ts';
import { phoneOfWhatsappId } from '../../src/forms/phone.ts';
import type { Character, Tenant, World } from './world.ts';

/** Something that Muster said, and how it came to be. */
export interface Said {
  at: Date;
  /** The chat's name, or of a direct chat whose it is. */
  chat: string;
  direct: boolean;
  body: string;
  /** Phones. */
  mentions: string[];
  pollOptions: string[];
  /** The network's id of it. */
  id: string;
  /** Whether nobody's message, vote or reaction made it say so. */
  byItself: boolean;
}

/** A stretch of time in which somebody did something, or alarms rang; and what Muster said for it. */
interface Step {
  at: Date;
  /** Null where alarms rang. */
  deed: {
    who: Character;
    chat: string;
    direct: boolean;
    text: string;
    /** Of a vote, of which nothing is said where it finds a place; the number of its event. */
    poll?: number;
    /** Whether it is said in reply to something. */
    isReply?: boolean;
  } | null;
  said: Said[];
}

const rule = '⏎';

const rankOf = ({ quotedExternalId }: Outbox) => (quotedExternalId === null ? 1 : 0);

/**
 * A stretch of time in an organization, moved on from what people do to what rings: what somebody does is planned
 * for an instant, also in answer to what Muster has just said, and everything is written down.
 */
export function createDiary(
  world: World,
  tenant: Tenant,
  { zone, hears }: { zone: string; hears: (said: Said) => void | Promise<void> },
) {
  const { organizationId } = tenant;
  const people: Character[] = [];
  const plans: { at: number; place: number; act: () => Promise<void> }[] = [];
  const steps: Step[] = [];
  let planned = 0;
  let sequence = 0n;

  const nameOf = (phone: string) =>
    people.find((person) => person.phone.endsWith(phone.replace('+', '')))?.name ?? phone;

  /** What was queued since the last look. */
  async function listen(deed: Step['deed']): Promise<void> {
    const rows = await world.db.outbox.findMany({
      where: { organizationId, sequence: { gt: sequence } },
      orderBy: { sequence: 'asc' },
      include: { chat: true },
    });
    sequence = rows.at(-1)?.sequence ?? sequence;
    // As they are sent: replies before what is told to others.
    const inOrder = rows.sort((one, other) => rankOf(one) - rankOf(other));
    const said = inOrder.map((row): Said => toSaid(row, row.chat, deed === null));
    if (deed || said.length > 0) steps.push({ at: world.clock.now(), deed, said });
    for (const one of said) await hears(one);
  }

  function toSaid(
    row: Outbox,
    chat: { kind: string; name: string | null; externalId: string },
    byItself: boolean,
  ): Said {
    return {
      at: row.createdAt,
      chat: chat.name ?? chat.externalId,
      direct: chat.kind === 'DIRECT',
      body: row.body,
      mentions: row.mentions.map((id) => phoneOfWhatsappId(id) ?? id),
      pollOptions: row.pollOptions,
      id: row.externalId ?? '',
      byItself,
    };
  }

  const instant = (at: string | Date) =>
    typeof at === 'string' ? DateTime.fromISO(at, { zone }).toJSDate() : at;

  const diary = {
    steps,
    people,
    nameOf,
    /** What Muster said, in order. */
    said: () => steps.flatMap((step) => step.said),
    /** Plans that something is done at an instant, or at a time on the wall ("2026-09-01T12:00"). */
    plan(at: string | Date, act: () => Promise<void>): void {
      const when = Math.max(instant(at).getTime(), world.clock.now().getTime());
      plans.push({ at: when, place: planned++, act });
    },
    /** Says something in a group's chat, or, where none is given, in one's direct chat. */
    async say(
      who: Character,
      chat: string | null,
      text: string,
      quotedId?: string,
    ): Promise<string[]> {
      const kind = chat === null ? ({ chatKind: 'direct' } as const) : {};
      const place = chat ?? who.name;
      const replies = await tenant.say(who, place, text, { ...kind, quotedId });
      const isReply = quotedId !== undefined;
      await listen({ who, chat: place, direct: chat === null, text, isReply });
      return replies;
    },
    async vote(
      who: Character,
      chat: string,
      pollId: string,
      poll: number,
      option: string,
    ): Promise<void> {
      await world.service.simulated.vote(organizationId, {
        chat,
        from: who.phone,
        pollId,
        options: [option],
      });
      await listen({ who, chat, direct: false, text: option, poll });
    },
    /** Goes on from what is planned to what rings, whichever comes first, until an instant. */
    async run(until: string): Promise<void> {
      const end = instant(until).getTime();
      for (;;) {
        const { _min: next } = await world.db.alarm.aggregate({
          where: { organizationId, settledAt: null },
          _min: { ringsAt: true },
        });
        plans.sort((one, other) => one.at - other.at || one.place - other.place);
        const rings = next.ringsAt?.getTime() ?? Number.POSITIVE_INFINITY;
        const acts = plans[0]?.at ?? Number.POSITIVE_INFINITY;
        const at = Math.min(rings, acts);
        if (at > end) return;
        const now = world.clock.now().getTime();
        world.clock.set(new Date(Math.max(at, now)).toISOString());
        if (rings <= acts) {
          await world.service.alarmClock.tick();
          await listen(null);
        } else await plans.shift()!.act();
      }
    },
    /** All of it for a reader: by day, with times on the wall. */
    write: (title: string) => write(title, steps, zone, nameOf),
  };
  return diary;
}

function write(
  title: string,
  steps: readonly Step[],
  zone: string,
  nameOf: (phone: string) => string,
): string {
  const lines = [
    `# ${title}`,
    '',
    `Written by a test. “Ana →” is said in a direct chat, “↩” in reply to what Muster said, “🗳 #8” is a vote in the poll of event 8; “${rule}” is the end of a line.`,
  ];
  const time = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');
  const dayOf = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('cccc d LLLL yyyy');
  const flat = (text: string) =>
    text
      .replaceAll(/@(\d{8,})/g, (_, digits: string) => `@${nameOf(digits)}`)
      // A code is chance.
      .replaceAll(/\/confirm \d{4}/g, '/confirm ····')
      .split('\n')
      .join(` ${rule} `);
  const text = ({ body, pollOptions }: Said) =>
    `${pollOptions.length > 0 ? `🗳 [${pollOptions.join(' | ')}] ` : ''}${flat(body)}`;

  let day = '';
  for (let place = 0; place < steps.length; place += 1) {
    const step = steps[place]!;
    const today = dayOf(step.at);
    if (today !== day) lines.push('', `## ${today}`, '');
    day = today;

    // Votes that come one after the other and make Muster say nothing are one line.
    if (step.deed?.poll !== undefined && step.said.length === 0) {
      const votes = [step];
      const { poll } = step.deed;
      const goesOn = (next: Step | undefined): next is Step =>
        next?.deed?.poll === poll && next.said.length === 0 && dayOf(next.at) === day;
      for (let next = steps[place + 1]; goesOn(next); next = steps[place + 1]) {
        votes.push(next);
        place += 1;
      }
      const byOption = Map.groupBy(votes, ({ deed }) => deed!.text);
      const told = [...byOption].map(
        ([option, own]) => `${option}: ${own.map(({ deed }) => deed!.who.name).join(', ')}`,
      );
      const span = [...new Set([time(step.at), time(votes.at(-1)!.at)])].join('–');
      lines.push(`- ${span} ${step.deed.chat} · 🗳 #${step.deed.poll} ${told.join(' · ')}`);
      continue;
    }

    if (step.deed) {
      const { who, chat, direct, poll, isReply } = step.deed;
      const where = direct ? `${who.name} → Muster` : `${chat} · ${who.name}`;
      const how = poll === undefined ? (isReply && !direct ? '↩ ' : '') : `🗳 #${poll} `;
      lines.push(`- ${time(step.at)} ${where}: ${how}${flat(step.deed.text)}`);
    }
    const here = ({ chat, direct }: Said) =>
      step.deed?.chat === chat && step.deed.direct === direct;
    // The same text to many people is told once.
    for (const [said, all] of Map.groupBy(step.said, (one) =>
      one.direct && !here(one) ? text(one) : one,
    )) {
      const one = all[0]!;
      const names = all.map(({ chat }) => chat);
      const to = !one.direct
        ? `${one.chat} · Muster`
        : names.length === 1
          ? `Muster → ${names[0]}`
          : `Muster → ${names.length} people (${names.join(', ')})`;
      if (step.deed) lines.push(`  - ${here(one) ? '' : `${to}: `}${text(one)}`);
      else lines.push(`- ${time(step.at)} ${to}: ${typeof said === 'string' ? said : text(one)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
