import { pino } from 'pino';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { createDialler } from '../../src/telephony/dialler.ts';
import { type Behaviour, createCarrierStub } from '../calls/carrier.ts';
import { AT, type Tenant, type TestAdmin } from './admin-app.ts';

/** Dials what the API has begun, on a carrier that can be told what its people do. */
export function createTelephones(admin: TestAdmin) {
  const carrier = createCarrierStub(() => admin.at);
  const logger = pino({ level: 'error' }, { write: (line: string) => void admin.log.push(line) });
  const dialler = createDialler({
    db: admin.db,
    clock: { now: () => admin.at },
    logger,
    provider: carrier,
    deliver: async () => {},
  });
  const telephones = {
    carrier,
    /** Dials whoever may be dialled by now; they stay on the phone. */
    dial: () => dialler.dial(),
    /** Ends what rings, as its people do unless it is said how. */
    async answer(behaviour?: Behaviour) {
      for (const call of carrier.open())
        await dialler.receive(call.organizationId, carrier.end(call, behaviour));
    },
    /** Looks at the carrier for what is to be hung up. */
    look: () => dialler.look(),
    /** Moves on by seconds, with all that ticks; people answer when they are rung. */
    async pass(seconds: number, behaviour?: Behaviour) {
      for (let second = 0; second < seconds; second += 1) {
        admin.at = new Date(admin.at.getTime() + 1000);
        await dialler.dial();
        await telephones.answer(behaviour);
        await dialler.look();
      }
    },
  };
  return telephones;
}

let phones = 0;

/** New contacts with a phone each, by name; answers their ids. */
export async function createCallable(tenant: Tenant, ...names: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    phones += 1;
    const phone = `+346${String(10_000_000 + phones)}`;
    const made = await tenant.post('/api/contacts', { name, phone });
    expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201 });
    ids.push(made.body.id);
  }
  return ids;
}

/** An organization with a team, of whom Kim has no phone, and another organization. */
export interface Team {
  tenant: Tenant;
  other: Tenant;
  ana: string;
  pau: string;
  sam: string;
  kim: string;
  team: string;
  telephones: ReturnType<typeof createTelephones>;
  callAll(body?: object): Promise<Created>;
  begin(body: object): Promise<Created>;
  // biome-ignore lint/suspicious/noExplicitAny: a campaign, as it is answered.
  stateOf(campaignId: string): Promise<any>;
}

/** What is answered of a campaign that was begun. */
// biome-ignore lint/suspicious/noExplicitAny: what it holds is what each test is about.
type Created = any;

export const message = { customMessageAddition: 'We moved to 7 pm' };

/** A team whom nobody has called: each test begins a week after the one before, and leaves no campaign under way. */
export function useTeam(admin: TestAdmin): Team {
  const made = {} as Team;
  let weeks = 0;
  const post = async (url: string, body: object) => {
    const answer = await made.tenant.post(url, { ...message, ...body });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
    return answer.body;
  };
  made.callAll = (body = {}) => post(`/api/groups/${made.team}/call-all`, body);
  made.begin = (body) => post('/api/campaigns', body);
  made.stateOf = async (id) => (await made.tenant.get(`/api/campaigns/${id}`)).body;
  beforeAll(async () => {
    const [tenant, other] = [await admin.tenant(), await admin.tenant()];
    const [ana, pau, sam] = (await createCallable(tenant, 'Ana', 'Pau', 'Sam')) as [
      string,
      string,
      string,
    ];
    const [kim] = (await tenant.contacts('Kim')) as [string];
    const members = [ana, pau, sam, kim].map((contactId) => ({ contactId }));
    const team = await tenant.group({ name: 'Team', icon: '⚽', members });
    Object.assign(made, {
      tenant,
      other,
      ana,
      pau,
      sam,
      kim,
      team,
      telephones: createTelephones(admin),
    });
  });
  beforeEach(() => {
    weeks += 1;
    admin.at = new Date(new Date(AT).getTime() + weeks * 7 * 24 * 60 * 60_000);
  });
  afterEach(async () => {
    await made.telephones.answer();
    const { items } = (await made.tenant.get('/api/campaigns?limit=100')).body;
    for (const { id, finishedAt } of items)
      if (finishedAt === null) await made.tenant.post(`/api/campaigns/${id}/stop`);
  });
  return made;
}
