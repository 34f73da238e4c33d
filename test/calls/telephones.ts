import { pino } from 'pino';
import { requireCampaignById } from '../../src/calls/campaign.ts';
import { createCampaign } from '../../src/calls/create-campaign.ts';
import { pauseCampaign, resumeCampaign } from '../../src/calls/pause-campaign.ts';
import { stopCampaign } from '../../src/calls/stop-campaign.ts';
import type { WantedCampaign } from '../../src/calls/wanted.ts';
import type { Change } from '../../src/change/change.ts';
import { createChange } from '../../src/change/create-change.ts';
import { createDialler, type Dialler } from '../../src/telephony/dialler.ts';
import type { Tenant, World } from '../helpers/world.ts';
import { type CarrierStub, createCarrierStub } from './carrier.ts';

const usual: Omit<WantedCampaign, 'whom'> = {
  message: 'We moved to 7 pm',
  timing: 'IMMEDIATE',
  priority: 'NORMAL',
  startsAt: null,
  spreadMinutes: null,
  isAboutAppointments: false,
  customHoursBefore: null,
  outsideHours: null,
  until: null,
};

/** Campaigns of an organization on a carrier that can be told what to do. */
export interface Telephones {
  carrier: CarrierStub;
  dialler: Dialler;
  /** Begins a campaign as an ADMIN, and answers its id. */
  begin(wanted: Partial<WantedCampaign> & Pick<WantedCampaign, 'whom'>): Promise<string>;
  stop(campaignId: string): Promise<void>;
  pause(campaignId: string): Promise<void>;
  resume(campaignId: string): Promise<void>;
  /** Runs one change as the ADMIN. */
  change<Result>(run: (change: Change) => Promise<Result>): Promise<Result>;
  /** Moves on second by second, with all that ticks; people answer when they are rung, unless told. */
  pass(seconds: number, options?: { answer?: boolean }): Promise<void>;
  /** Ends what rings, as its people do, and tells Muster. */
  answer(): Promise<void>;
  /** "Ana ENDED ANSWERED 1": each person's call, by name. */
  calls(campaignId: string): Promise<string[]>;
  status(campaignId: string): Promise<string>;
}

export function createTelephones(world: World, tenant: Tenant): Telephones {
  const { organizationId } = tenant;
  const carrier = createCarrierStub(() => world.clock.now());
  const logger = pino(
    { level: 'error' },
    { write: (line: string) => void world.errors.push(line) },
  );
  const deliver = async () => {};
  const dialler = createDialler({
    db: world.db,
    clock: world.clock,
    logger,
    provider: carrier,
    deliver,
  });
  const actor = { kind: 'API', contactId: null, userId: null, role: 'ADMIN' } as const;
  const change: Telephones['change'] = (run) =>
    world.db.$transaction((tx) =>
      run(createChange({ tx, organizationId, at: world.clock.now(), actor })),
    );
  const seen = (own: Change, id: string) => requireCampaignById(own, own.actor, id);
  const phones: Telephones = {
    carrier,
    dialler,
    change,
    async begin(wanted) {
      const { id } = await change((own) => createCampaign(own, { ...usual, ...wanted }));
      return id;
    },
    async stop(id) {
      await change(async (own) => stopCampaign(own, await seen(own, id)));
    },
    pause: (id) => change(async (own) => pauseCampaign(own, await seen(own, id))),
    resume: (id) => change(async (own) => resumeCampaign(own, await seen(own, id))),
    async pass(seconds, { answer = true } = {}) {
      for (let second = 0; second < seconds; second += 1) {
        world.clock.advance(1000);
        await dialler.dial();
        await dialler.look();
        if (answer) await phones.answer();
      }
    },
    async answer() {
      for (const call of carrier.open())
        await dialler.receive(call.organizationId, carrier.end(call));
    },
    async calls(campaignId) {
      const rows = await world.db.call.findMany({
        where: { organizationId, campaignId },
        include: { contact: true },
        orderBy: { contact: { name: 'asc' } },
      });
      return rows.map(({ contact, status, outcome, leftOut, attempts }) =>
        [contact.name, status, outcome, leftOut, attempts]
          .filter((part) => part !== null)
          .join(' '),
      );
    },
    async status(id) {
      return (await world.db.campaign.findFirstOrThrow({ where: { id } })).status;
    },
  };
  return phones;
}
