import { ActionIcon, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconDotsVertical,
  IconId,
  IconShield,
  IconShieldOff,
  IconUser,
  IconUserMinus,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import {
  type GroupDetails,
  type ListedMember,
  removeMember,
  updateMember,
} from '../../../client/muster.ts';
import { confirm } from '../../components/confirm.tsx';
import { api, ask } from '../../lib/api.ts';
import { useChange } from '../../lib/use-change.ts';
import { useCommonWords } from '../../lib/words.ts';
import { TitleDialog } from './title-dialog.tsx';
import { useMembershipWords } from './words.ts';

interface MemberMenuProps {
  group: GroupDetails;
  member: ListedMember;
}

/**
 * What may be done to one member, by whoever may edit the group. Until it is opened it is a button and nothing else:
 * there is one in each row.
 */
export function MemberMenu(props: MemberMenuProps) {
  const words = useMembershipWords();
  const [isWanted, { open }] = useDisclosure(false);
  if (isWanted) return <OpenedMenu {...props} />;
  return (
    <ActionIcon
      {...button}
      aria-label={words.actionsOf(props.member.name)}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={open}
    >
      <IconDotsVertical size={18} />
    </ActionIcon>
  );
}

const button = { variant: 'subtle', color: 'gray', size: 40 } as const;

function OpenedMenu({ group, member }: MemberMenuProps) {
  const words = useMembershipWords();
  const common = useCommonWords();
  const [isTitling, titling] = useDisclosure(false);
  const { contactId, name, role } = member;
  const path = { id: group.id, contactId };
  const changes = [['groups'], ['contacts']];
  const other = role === 'ADMIN' ? 'MEMBER' : 'ADMIN';
  const turn = useChange({
    run: () => ask(updateMember({ client: api, path, body: { role: other } })),
    changes,
    done: words.turned[other](name),
  });
  const remove = useChange({
    run: () => ask(removeMember({ client: api, path })),
    changes: [...changes, ['tasks'], ['events']],
    done: words.removed(name),
  });
  const askToRemove = () =>
    confirm({
      title: words.removeTitle(name),
      children: <Text>{words.removeMeans(group.name)}</Text>,
      confirm: common.remove,
      onConfirm: () => remove.mutate(),
      danger: true,
    });
  return (
    <>
      <Menu defaultOpened position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            {...button}
            // The one that was pressed is gone; to this one the focus comes back when the menu is closed.
            autoFocus
            aria-label={words.actionsOf(name)}
            loading={turn.isPending || remove.isPending}
          >
            <IconDotsVertical size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconUser size={18} />}
            renderRoot={(props) => (
              <Link to="/contacts/$contactId" params={{ contactId }} {...props} />
            )}
          >
            {words.open}
          </Menu.Item>
          <Menu.Item
            leftSection={other === 'ADMIN' ? <IconShield size={18} /> : <IconShieldOff size={18} />}
            onClick={() => turn.mutate()}
          >
            {words.turn[other]}
          </Menu.Item>
          <Menu.Item leftSection={<IconId size={18} />} onClick={titling.open}>
            {words.setTitle}
          </Menu.Item>
          <Menu.Item leftSection={<IconUserMinus size={18} />} color="red" onClick={askToRemove}>
            {words.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isTitling && <TitleDialog group={group} member={member} onClose={titling.close} />}
    </>
  );
}
