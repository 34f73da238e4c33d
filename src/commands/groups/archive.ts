import { requireConfirmed } from '../../context/confirm.ts';
import type { Activity } from '../../groups/at-stake.ts';
import { setStatus } from '../../groups/set-status.ts';
import { group as groupSlot } from '../arguments/group.ts';
import { type Command, defineGroupCommand } from '../command.ts';

function statusCommand(
  status: 'ACTIVE' | 'ARCHIVED',
  words: Pick<Command, 'name' | 'aliases' | 'brief' | 'summary' | 'examples'>,
): Command {
  return defineGroupCommand({
    ...words,
    topic: 'groups',
    who: 'For admins of the group.',
    slots: { group: groupSlot() },
    may: 'edit',
    groupOf: ({ group }) => group,
    async run({ group, context, say }) {
      const confirm = ({ people, tasks, events, hash }: Activity) => {
        const snapshot = `archive ${group.id}: ${hash}`;
        requireConfirmed(context, snapshot, (code) =>
          say.confirmArchive({ group, people, tasks, events, code }),
        );
      };
      const before = await setStatus(
        context.change,
        group.id,
        status,
        status === 'ARCHIVED' ? confirm : undefined,
      );
      return say.groupStatusSet({
        group,
        archived: status === 'ARCHIVED',
        changed: before !== status,
      });
    },
  });
}

export const archiveCommand = statusCommand('ARCHIVED', {
  name: 'archive',
  aliases: ['archive group'],
  brief: 'put it to rest',
  summary: 'Put a group to rest: nothing new happens in it, and nothing is lost',
  examples: ['/archive @BookClub'],
});

export const unarchiveCommand = statusCommand('ACTIVE', {
  name: 'unarchive',
  aliases: ['unarchive group', 'restore'],
  brief: 'bring it back',
  summary: 'Bring an archived group back',
  examples: ['/unarchive @BookClub'],
});
