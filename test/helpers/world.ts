import { pino } from 'pino';
import { createChange } from '../../src/change/create-change.ts';
import type {
  SimulatedMessage,
  SimulatedOutcome,
} from '../../src/chat/simulator/simulated-network.ts';
import type { Clock } from '../../src/clock.ts';
import type { Database } from '../../src/db/client.ts';
import type { UserRole } from '../../src/db/generated/enums.ts';
import { createGroup, type NewGroup } from '../../src/membership/create-group.ts';
import { createApiKey } from '../../src/people/api-keys.ts';
import { createContact } from '../../src/people/contacts.ts';
import { createOrganization } from '../../src/people/organizations.ts';
import { createUser } from '../../src/people/users.ts';
import { createService, type Service } from '../../src/service.ts';
import { proveAnswers } from './conformance.ts';
import { createTestDatabase } from './database.ts';
import { PATIENT } from './patient.ts';

/** A clock that stands still until it is moved. */
export interface FixedClock extends Clock {
  set(instant: string): void;
  advance(milliseconds: number): void;
}

export function createFixedClock(instant: string): FixedClock {
  let at = new Date(instant).getTime();
  return {
    now: () => new Date(at),
    set: (moment) => {
      at = new Date(moment).getTime();
    },
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
}

/** A Friday noon in Madrid, the moment at which stories begin. */
export const FRIDAY = '2026-11-20T11:00:00Z';

export const OPERATOR_TOKEN = 'operator-token-of-the-tests';

/** Somebody in a story: a contact with a phone, and a staff role where they have one. */
export interface Character {
  name: string;
  phone: string;
  contactId: string;
  userId: string | null;
}

/** One organization of a story. */
export interface Tenant {
  organizationId: string;
  /** Makes a contact, and a user bound to it where a role is given. */
  person(name: string, options?: { role?: UserRole; phone?: string | null }): Promise<Character>;
  group(
    name: string,
    members: readonly Character[],
    options?: Omit<NewGroup, 'name' | 'members'>,
  ): Promise<string>;
  /** Says something and answers the texts that come back, in order. */
  say(
    who: Character | string,
    chat: string,
    body: string,
    options?: Partial<SimulatedMessage>,
  ): Promise<string[]>;
  /** As say, and says yes as often as they are asked whether they mean it. */
  insist(
    who: Character | string,
    chat: string,
    body: string,
    options?: Partial<SimulatedMessage>,
  ): Promise<string[]>;
  /** As say, with all of what comes back. */
  tell(
    who: Character | string,
    chat: string,
    body: string,
    options?: Partial<SimulatedMessage>,
  ): Promise<SimulatedOutcome>;
  /** Edits a message, or with null deletes it, and answers the texts that come of that. */
  revise(
    who: Character | string,
    chat: string,
    messageId: string,
    body: string | null,
    options?: { mentions?: string[] },
  ): Promise<string[]>;
  /** Moves the clock to an instant, has everything ring that is due, and answers what is said for it here. */
  ring(instant: string): Promise<string[]>;
  /** An API key of a user of the role. */
  key(role: UserRole): Promise<string>;
}

/** A whole Muster on a database of its own, with a clock that stands still, and nobody in it yet. */
export interface World {
  db: Database;
  url: string;
  clock: FixedClock;
  service: Service;
  /** Without polls, so that a command has one reply, and without offers of places, unless a story is about them. */
  tenant(
    name: string,
    options?: { timeZone?: string; locale?: string; polls?: boolean; rescue?: boolean },
  ): Promise<Tenant>;
  /** Another process on the same database; whoever asks for it stops it. */
  another(): Promise<Service>;
  /** One that is there: a copy (copy-organization.ts). */
  tenantOf(organizationId: string, options?: { rescue?: boolean }): Tenant;
  /** Ends this process's Muster and starts another on the same database, as a restart does. */
  restart(): Promise<void>;
  /** What was logged as an error. A story that logs one and does not expect it fails in `end`. */
  errors: string[];
  /**
   * For afterAll: stops, drops the database or has it stay under another name, and fails where an unexpected
   * error was logged.
   */
  end(options?: { keepAs?: string }): Promise<void>;
}

export async function createWorld({
  at = FRIDAY,
  poolSize = 10,
  ...given
}: {
  at?: string;
  poolSize?: number;
  /** A database that was prepared (database.ts). */
  template?: string;
} = {}): Promise<World> {
  const database = await createTestDatabase({ poolSize, ...given });
  const { db, url } = database;
  const clock = createFixedClock(at);
  const errors: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  const deps = { db, clock, logger, operatorToken: OPERATOR_TOKEN, limits: PATIENT };
  const start = async () => {
    const service = await createService(deps);
    proveAnswers(service.admin);
    return service;
  };
  let nextPhone = 600_000_000;

  const world: World = {
    db,
    url,
    clock,
    errors,
    service: await start(),
    async tenant(
      name,
      { timeZone = 'Europe/Madrid', locale = 'en-GB', polls = false, rescue = false } = {},
    ) {
      const { organization } = await createOrganization(
        db,
        { name, timeZone, locale },
        clock.now(),
      );
      const organizationId = organization.id;
      await db.organization.update({ where: { id: organizationId }, data: { eventPolls: polls } });
      return world.tenantOf(organizationId, { rescue });
    },
    tenantOf(organizationId, { rescue = false } = {}) {
      const change = () => createChange({ tx: db, organizationId, at: clock.now() });

      const tenant: Tenant = {
        organizationId,
        async person(personName, { role, phone } = {}) {
          nextPhone += 1;
          const own = phone === undefined ? `+34${nextPhone}` : phone;
          const contactId = await createContact(change(), { name: personName, phone: own });
          const user = role
            ? await createUser(change(), { name: personName, role, contactId })
            : null;
          return { name: personName, phone: own ?? '', contactId, userId: user?.id ?? null };
        },
        async group(groupName, members, options = {}) {
          const group = await createGroup(change(), {
            name: groupName,
            members: members.map(({ contactId }) => ({ contactId })),
            ...(rescue ? {} : { rescueMinutes: null }),
            ...options,
          });
          return group.id;
        },
        async say(who, chat, body, options) {
          return (await tenant.tell(who, chat, body, options)).replies.map((reply) => reply.body);
        },
        async insist(who, chat, body, options) {
          let replies = await tenant.say(who, chat, body, options);
          while (replies.some((reply) => reply.includes('/confirm ')))
            replies = await tenant.say(who, chat, 'yes', options);
          return replies;
        },
        tell(who, chat, body, options = {}) {
          const from = typeof who === 'string' ? who : who.phone;
          return world.service.simulated.say(organizationId, { chat, from, body, ...options });
        },
        async revise(who, chat, id, body, options = {}) {
          const from = typeof who === 'string' ? who : who.phone;
          const revision = { chat, from, id, body, ...options };
          const { replies } = await world.service.simulated.revise(organizationId, revision);
          return replies.map((reply) => reply.body);
        },
        async ring(instant) {
          clock.set(instant);
          const { _max: last } = await db.outbox.aggregate({ _max: { sequence: true } });
          await world.service.alarmClock.tick();
          const said = await db.outbox.findMany({
            where: {
              organizationId,
              sequence: { gt: last.sequence ?? 0 },
              // What was one turn too many was not said.
              NOT: { unasked: true, status: 'EXPIRED' },
            },
            include: { chat: true },
            orderBy: { sequence: 'asc' },
          });
          return said.map(({ chat, body }) => `[${chat.name ?? chat.externalId}] ${body}`);
        },
        async key(role) {
          const user = await createUser(change(), { name: `Key of ${role}`, role });
          return (await createApiKey(change(), { userId: user.id, label: role })).secret;
        },
      };
      return tenant;
    },
    another: start,
    async restart() {
      await world.service.stop();
      world.service = await start();
      await world.service.simulated.start();
      await world.service.switchboard.sweep();
    },
    async end(options) {
      await world.service.stop();
      await database.drop(options);
      if (errors.length > 0)
        throw new Error(`unexpected errors were logged:\n${errors.join('\n')}`);
    },
  };
  return world;
}
