import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconLock, IconLockOpen, IconPencil } from '@tabler/icons-react';
import { type User, updateUser } from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { api, ask } from '../../lib/api.ts';
import { useSession } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { useUserWords } from './words.ts';

export function UserMenu({ user, onEdit }: { user: User; onEdit: () => void }) {
  const words = useUserWords();
  const common = useCommonWords();
  const { user: own } = useSession();
  const { mutate: setDisabled } = useChange({
    run: (disabled: boolean) =>
      ask(updateUser({ client: api, path: { id: user.id }, body: { disabled } })),
    changes: [['users'], ['sessions']],
    done: common.saved,
  });
  const isOut = user.disabledAt !== null;
  const shutOut = () =>
    confirm({
      title: words.disableTitle(user.name),
      children: words.disableWhat,
      confirm: words.disable,
      danger: true,
      onConfirm: () => setDisabled(true),
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          aria-label={`${common.actions}: ${user.name}`}
        >
          <IconDots size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {common.edit}
        </Menu.Item>
        {isOut ? (
          <Menu.Item leftSection={<IconLockOpen size={16} />} onClick={() => setDisabled(false)}>
            {words.enable}
          </Menu.Item>
        ) : (
          user.id !== own.id && (
            <Menu.Item color="red" leftSection={<IconLock size={16} />} onClick={shutOut}>
              {words.disable}
            </Menu.Item>
          )
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
