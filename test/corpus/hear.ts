import { copyOrganization } from '../helpers/copy-organization.ts';
import type { World } from '../helpers/world.ts';
import { type Club, chatOf, foundClub, mentionsIn, sayIn } from './club.ts';
import { type Effect, readEffect } from './effect.ts';
import { deleted, type Row, readRow, readWriter, type Section } from './section.ts';
import { readTenant, type TenantRows } from './tenant.ts';

/** What came of a message. */
export interface Heard {
  /** What was said in the chat of the message; every further thing that was sent is of the effect. */
  replies: string[];
  effect: Effect;
}

/** Clubs in which the messages of some sections can be said, each in one of its own. */
export interface Hall {
  hear(section: Section, row: Row): Promise<Heard>;
  /** The organization of a club in which nothing is ever said. */
  bystander: string;
}

/** The clubs in which one language is spoken. */
interface Wing {
  club: Club;
  copies: string[];
  /** A club as it is before anything is said, by the organization that it is of. */
  untouched(organizationId: string): TenantRows;
}

export async function createHall(world: World, sections: readonly Section[]): Promise<Hall> {
  const halls = {
    english: await fill(world, 'english', sections),
    spanish: await fill(world, 'spanish', sections),
  };
  return {
    bystander: halls.english.copies.pop()!,
    hear(section, row) {
      return hearIn(world, halls[section.language ?? 'english'], section, row);
    },
  };
}

async function fill(
  world: World,
  language: 'english' | 'spanish',
  sections: readonly Section[],
): Promise<Wing> {
  const club = await foundClub(world, language);
  const rows = sections
    .filter((section) => (section.language ?? 'english') === language)
    .flatMap((section) => section.rows);
  const copies = await copyOrganization(world.db, club.organizationId, rows.length + 1);
  // Copies differ in nothing but the organization's id, which their names end with.
  const [first = ''] = copies;
  const text = JSON.stringify(await readTenant(world.db, first));
  const keyOf = (id: string) => id.replaceAll('-', '');
  return {
    club,
    copies,
    untouched: (id) => JSON.parse(text.replaceAll(first, id).replaceAll(keyOf(first), keyOf(id))),
  };
}

async function hearIn(
  world: World,
  { club, copies, untouched }: Wing,
  { after = [], edits }: Section,
  row: Row,
): Promise<Heard> {
  const { says, ...writer } = readRow(row);
  const organizationId = copies.pop()!;
  for (const [who, said] of after)
    await sayIn(world, club, organizationId, { ...readWriter(who), says: said });
  const first = edits && (await sayIn(world, club, organizationId, { ...writer, says: edits }));
  const before =
    after.length > 0 || first
      ? await readTenant(world.db, organizationId)
      : untouched(organizationId);
  const from = club.phones[writer.who]!;
  const chat = chatOf(writer.place, writer.who);
  const { replies } = first
    ? await world.service.simulated.revise(organizationId, {
        chat,
        from,
        id: first.messageId,
        body: says === deleted ? null : says,
        mentions: mentionsIn(says),
      })
    : await sayIn(world, club, organizationId, { ...writer, says });
  const elsewhere = replies.filter((reply) => reply.chat !== chat).map((reply) => reply.chat);
  return {
    replies: replies.filter((reply) => reply.chat === chat).map(({ body }) => body),
    effect: readEffect(before, await readTenant(world.db, organizationId), elsewhere),
  };
}
