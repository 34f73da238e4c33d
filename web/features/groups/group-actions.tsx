import { ActionIcon, Menu, Stack, Text } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconCircleOff,
  IconDots,
  IconSettings,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { deleteGroup, type Group, type GroupStatus, updateGroup } from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { groupQuery } from '../../lib/group-query.ts';
import { useChange } from '../../lib/use-change.ts';
import { useGroupWords } from './words.ts';

type ActedOn = Pick<Group, 'id' | 'name' | 'status' | 'may'>;

/** What may be done to a group as a whole by who looks at it, each asked about first as the rules want. */
export function useGroupActions(group: ActedOn, onDeleted?: () => Promise<void>) {
  const words = useGroupWords();
  const client = useQueryClient();
  const { id, name, status, may } = group;
  const said: Record<GroupStatus, (name: string) => string> = {
    ACTIVE: words.unarchived,
    ARCHIVED: words.archived,
    INACTIVE: words.deactivated,
  };
  const setStatus = useChange({
    run: (status: GroupStatus) => ask(updateGroup({ client: api, path: { id }, body: { status } })),
    changes: [['groups']],
    done: (_, status) => said[status](name),
  });
  const remove = useChange({
    async run() {
      await ask(deleteGroup({ client: api, path: { id } }));
      // Away from its page before all is asked for anew: there it would be not found.
      await onDeleted?.();
      client.removeQueries({ queryKey: ['groups', id] });
    },
    changes: [['groups'], ['contacts'], ['tasks'], ['events']],
    done: () => words.deleted(name),
  });
  const mayEdit = may.includes('edit');
  const mayDelete = may.includes('delete');
  const actions = [
    {
      label: words.archive,
      Icon: IconArchive,
      danger: false,
      shown: mayEdit && status === 'ACTIVE',
      run: () =>
        confirm({
          title: words.archiveTitle(name),
          children: <AtStake id={id} about={words.archiveAbout} />,
          confirm: words.archive,
          onConfirm: () => setStatus.mutate('ARCHIVED'),
        }),
    },
    {
      label: words.unarchive,
      Icon: IconArchiveOff,
      danger: false,
      shown: mayEdit && status === 'ARCHIVED',
      run: () => setStatus.mutate('ACTIVE'),
    },
    {
      label: words.deactivate,
      Icon: IconCircleOff,
      danger: true,
      shown: mayDelete && status === 'ARCHIVED',
      run: () =>
        confirm({
          title: words.deactivateTitle(name),
          children: <AtStake id={id} about={words.deactivateAbout} />,
          confirm: words.deactivate,
          danger: true,
          onConfirm: () => setStatus.mutate('INACTIVE'),
        }),
    },
    {
      label: words.delete,
      Icon: IconTrash,
      danger: true,
      shown: mayDelete && status === 'INACTIVE',
      run: () =>
        confirm({
          title: words.deleteTitle(name),
          children: <AtStake id={id} about={words.deleteAbout} />,
          confirm: words.delete,
          typed: name,
          onConfirm: () => remove.mutate(),
        }),
    },
  ];
  return {
    mayEdit,
    actions: actions.filter(({ shown }) => shown),
    isPending: setStatus.isPending || remove.isPending,
  };
}

/** What is going on in a group that somebody is about to put away. */
function AtStake({ id, about }: { id: string; about: string }) {
  const words = useGroupWords();
  const format = useFormat();
  const { data } = useQuery(groupQuery(id));
  return (
    <Stack gap="xs">
      <Text>{about}</Text>
      {data && (
        <Text fw={600}>
          {words.atStake(
            words.members(data.memberCount, format.number(data.memberCount)),
            words.openTasks(data.openTasks, format.number(data.openTasks)),
            words.comingEvents(data.comingEvents, format.number(data.comingEvents)),
          )}
        </Text>
      )}
    </Stack>
  );
}

interface GroupMenuProps {
  group: ActedOn;
  onDeleted?: () => Promise<void>;
}

/** The same as a menu; nothing where nothing may be done. */
export function GroupMenu({ group, onDeleted }: GroupMenuProps) {
  const words = useGroupWords();
  const { actions, mayEdit, isPending } = useGroupActions(group, onDeleted);
  if (!mayEdit && actions.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          loading={isPending}
          aria-label={words.menu(group.name)}
        >
          <IconDots size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayEdit && (
          <Menu.Item
            leftSection={<IconSettings size={16} />}
            renderRoot={(props) => (
              <Link to="/groups/$groupId/settings" params={{ groupId: group.id }} {...props} />
            )}
          >
            {words.settings}
          </Menu.Item>
        )}
        {actions.map(({ label, Icon, danger, run }) => (
          <Menu.Item
            key={label}
            leftSection={<Icon size={16} />}
            {...(danger && { color: 'red' })}
            onClick={run}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
