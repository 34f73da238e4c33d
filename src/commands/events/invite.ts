import { createHash } from 'node:crypto';
import { requireConfirmedAbove } from '../../context/confirm.ts';
import { requireMayChangeEvent, requireOnGroup } from '../../context/policy.ts';
import { requireEvent } from '../../events/find-event.ts';
import { invite } from '../../events/invite.ts';
import { tellPeople } from '../../events/tell-people.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import { exceptions, targets } from '../arguments/targets.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { Misread } from '../misread.ts';
import { factsOf } from './event-facts.ts';

/** Names in the reply, before "and N more". */
const shown = 10;

export const inviteCommand = defineCommand({
  name: 'invite',
  topic: 'events',
  brief: 'others besides the group',
  summary: 'Invite people or whole groups to an event, besides the members of its group',
  who: 'For whoever planned it, and admins of the group.',
  examples: ['/invite @Family to 12', '/invite @Pau and @Sam to 12'],
  slots: {
    number: { ...number('event'), keywords: ['to'] },
    people: targets('people', { keywords: [], positional: true }),
    except: exceptions(),
  },
  async run({ args: { number: of, people: whom, except }, context, say }) {
    if (!whom) {
      const problem = say.problems.missing({ what: 'people' });
      throw new Misread(say.wrong({ problem, example: '/invite @Family to 12' }));
    }
    const { change, sender, zone } = context;
    const event = await requireEvent(change, change.actor, of);
    requireMayChangeEvent(change.actor, event);
    for (const group of whom.groups) requireOnGroup(change.actor, 'use', group);
    const groupId = whom.groups.length === 1 ? whom.groups[0]!.id : null;
    const target = {
      groupIds: whom.groups.map(({ id }) => id),
      contactIds: whom.people.map(({ contactId }) => contactId),
      exceptIds: ((await except?.find({ groupId })) ?? []).map(({ contactId }) => contactId),
    };
    const facts = factsOf(event, zone);
    const { invited, already } = await invite(change, event.id, target, (invitation) => {
      const ids = invitation.invited.map(({ contactId }) => contactId);
      const who = createHash('sha256').update(ids.join()).digest('base64');
      const people = ids.length;
      const snapshot = `invite ${who} to ${event.number} ${event.startsAt?.toISOString() ?? 'undated'}`;
      requireConfirmedAbove(context, people, snapshot, (code) =>
        say.confirmInvite({ ...facts, people, already: invitation.already, code }),
      );
    });
    const recipients = invited
      .filter(({ contactId }) => contactId !== sender.contactId)
      .map(({ contactId }) => ({ eventId: event.id, contactId }));
    const told = await tellPeople(change, recipients, (say, event, to) =>
      say.inviteNotice({ ...event, to }),
    );
    return {
      text: say.invited({
        ...facts,
        names: invited.slice(0, shown).map(({ name }) => name),
        total: invited.length,
        already,
        told,
      }),
      mentions: mentionsOf(told.here),
      about: event.number,
    };
  },
});
