import { beforeEach, describe, expect, it } from 'vitest';
import { groupColors } from '../../../src/groups/palette.ts';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeEach(async () => {
  tenant = await admin.tenant();
});

const make = (body: object, client: Pick<Tenant, 'post'> = tenant) =>
  client.post('/api/groups/from-template', body);
const list = async (query = '') => (await tenant.get(`/api/groups/templates${query}`)).body;

describe('templates of groups', () => {
  it('are those of all businesses, one’s own first, with what is to be known of each', async () => {
    await tenant.patch('/api/organization', { businessType: 'SALON' });
    const { businessType, templates } = await list();
    expect(businessType).toBe('SALON');
    const colors: string[] = [...groupColors.map(({ hex }) => hex), '#7C2D12'];
    for (const one of templates) {
      expect(one).toMatchObject({
        name: expect.stringMatching(/./),
        description: expect.stringMatching(/./),
        rule: expect.stringMatching(/./),
        icon: expect.stringMatching(/^\p{Extended_Pictographic}\ufe0f?$/u),
      });
      expect(colors).toContain(one.color);
      // Whom nothing tells is told to be chosen by hand, and nobody else.
      expect({ id: one.id, byHand: /by hand/.test(one.rule) }).toEqual({
        id: one.id,
        byHand: one.criteria === null,
      });
    }
    const businesses = templates.map((one: { businessType: string }) => one.businessType);
    expect(businesses.slice(0, 4)).toEqual(['SALON', 'SALON', 'SALON', 'SALON']);
    expect([...new Set(businesses)].sort()).toEqual([
      ...['BOOK_CLUB', 'CLUB', 'CONSULTANT', 'FAMILY', 'GENERAL', 'MEDICAL', 'RESTAURANT', 'SALON'],
    ]);
    expect(templates[1]).toEqual({
      id: 'color-clients',
      businessType: 'SALON',
      name: 'Color Clients',
      description: 'Clients who regularly get hair color services',
      color: '#8B5CF6',
      icon: '🎨',
      rule: 'Clients whose appointment is color, highlights or balayage',
      criteria: {
        by: 'words',
        field: 'appointmentType',
        words: ['color', 'colour', 'highlight', 'balayage', 'mechas', 'tinte'],
      },
    });
    const family = (await list('?businessType=FAMILY')).templates;
    expect(family).toHaveLength(4);
  });

  it('are told in the language of the organization', async () => {
    await tenant.patch('/api/organization', { locale: 'es-ES' });
    const { templates } = await list('?businessType=MEDICAL');
    expect(templates[0]).toMatchObject({ id: 'vip-patients', name: 'Pacientes VIP' });
    expect(await make({ templateId: 'vip-patients' })).toMatchObject({
      body: { name: 'Pacientes VIP' },
    });
  });
});

describe('a group from a template', () => {
  it('has its name, description, colour and icon, and nobody in it unless it is asked for', async () => {
    await tenant.post('/api/contacts', { name: 'Ann', appointmentType: 'Balayage' });
    const made = await make({ templateId: 'color-clients' });
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Color Clients', icon: '🎨', memberCount: 0 },
    });
    expect((await tenant.get(`/api/groups/${made.body.id}`)).body).toMatchObject({
      description: 'Clients who regularly get hair color services',
      color: '#8B5CF6',
    });
    expectProblem(await make({ templateId: 'color-clients' }), 409, 'conflict');
    expect(await make({ templateId: 'color-clients', name: 'Colours' })).toMatchObject({
      status: 201,
    });
    const entries = await admin.db.auditEntry.findMany({
      where: { organizationId: tenant.id, groupId: made.body.id },
    });
    expect(entries).toMatchObject([{ action: 'group.create', reason: 'template color-clients' }]);
  });

  it.each([
    ['color-clients', 'appointmentType', ['Hair Color', 'BALAYAGE', 'Mechas'], ['Decolor', 'Cut']],
    ['bridal-clients', 'appointmentType', ['Bride', 'private event', 'Boda'], ['Prevention']],
    ['surgical-patients', 'appointmentType', ['Knee surgery', 'Cirugía'], ['Check-up']],
    ['wine-club-members', 'specialInstructions', ['Likes wine, red'], ['Swine-free']],
  ] as const)(
    '%s is filled with those who have a word of its',
    async (templateId, field, yes, no) => {
      for (const said of [...yes, ...no])
        await tenant.post('/api/contacts', { name: said, [field]: said });
      const { body } = await make({ templateId, fill: true });
      const { items } = (await tenant.get(`/api/groups/${body.id}/members`)).body;
      expect(items.map(({ name }: { name: string }) => name).sort()).toEqual([...yes].sort());
    },
  );

  it('is filled with whoever is new, whoever was not reached and whoever comes again', async () => {
    const ids = await tenant.contacts('Ann', 'Ben', 'Cat', 'Dan');
    const [ann, ben, cat, dan] = ids as [string, string, string, string];
    const organizationId = tenant.id;
    const daysAgo = (days: number) => new Date(admin.at.getTime() - days * 86_400_000);
    await admin.db.contact.updateMany({ where: { id: ann }, data: { createdAt: daysAgo(31) } });
    const own = { organizationId, createdAt: admin.at, updatedAt: admin.at };
    for (const [place, outcome] of (['ANSWERED', 'BUSY'] as const).entries()) {
      const { id: campaignId } = await admin.db.campaign.create({
        data: {
          ...{ ...own, number: 900 + place, status: 'COMPLETED', reason: 'MESSAGE' },
          ...{ timing: 'IMMEDIATE', message: 'Hi', usefulUntil: admin.at, finishedAt: admin.at },
        },
      });
      const ended = { status: 'ENDED', attempts: 1, createdAt: daysAgo(9) } as const;
      await admin.db.call.createMany({
        data: [
          // Reached, and then not; not, and then reached; not, long ago.
          {
            ...ended,
            organizationId,
            campaignId,
            contactId: ben,
            outcome,
            endedAt: daysAgo(5 - place),
          },
          {
            ...ended,
            organizationId,
            campaignId,
            contactId: cat,
            outcome,
            endedAt: daysAgo(2 + place),
          },
          ...(place === 1
            ? [
                {
                  ...ended,
                  organizationId,
                  campaignId,
                  contactId: dan,
                  outcome,
                  endedAt: daysAgo(31),
                },
              ]
            : []),
        ],
      });
    }
    const [seen, hidden] = [
      await tenant.group({ name: 'Seen' }),
      await tenant.group({ name: 'Hidden', visibility: 'ADMINS_ONLY' }),
    ];
    const answered = { organizationId, invitedAt: admin.at, answeredAt: admin.at };
    for (const place of [1, 2, 3, 4]) {
      const groupId = place === 4 ? hidden : seen;
      const { id: eventId } = await admin.db.event.create({
        data: { ...own, number: 950 + place, title: 'Game', groupId, startsAt: daysAgo(place) },
      });
      await admin.db.participant.createMany({
        data: [
          { ...answered, eventId, contactId: ann, status: 'GOING' },
          { ...answered, eventId, contactId: ben, status: 'MAYBE' },
        ],
      });
    }
    const whoIsIn = async (templateId: string, client: Pick<Tenant, 'post'> = tenant) => {
      const name = `${templateId} ${client === tenant}`;
      const { body } = await make({ templateId, name, fill: true }, client);
      const { items } = (await tenant.get(`/api/groups/${body.id}/members`)).body;
      return items.map((one: { name: string }) => one.name);
    };
    expect(await whoIsIn('new-contacts')).toEqual(['Ben', 'Cat', 'Dan']);
    expect(await whoIsIn('needs-follow-up')).toEqual(['Ben']);
    expect(await whoIsIn('regulars')).toEqual(['Ann']);
    // What happens in a group out of sight is not told by who went there.
    const manager = await tenant.user('MANAGER');
    expect(await whoIsIn('regulars', manager)).toEqual([]);
  });

  it('is empty where only people know whom it is for, or nobody fits', async () => {
    await tenant.contacts('Ann');
    for (const templateId of ['vip-patients', 'color-clients'])
      expect(await make({ templateId, fill: true })).toMatchObject({
        status: 201,
        body: { memberCount: 0 },
      });
  });

  it('is made by who may make one, of a template that there is', async () => {
    const user = await tenant.user('USER');
    expectProblem(await make({ templateId: 'vip-patients' }, user), 403, 'forbidden');
    expectProblem(await make({ templateId: 'pirates' }), 400, 'validation');
  });
});
