import {
  Avatar,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconDevices,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { signOut } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useSession } from '../../lib/session.ts';
import { useChange } from '../../lib/use-change.ts';
import { useShellWords } from './words.ts';

export function AccountMenu() {
  const words = useShellWords();
  const { user } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate: leave } = useChange({
    run: () => ask(signOut({ client: api })),
    async onDone() {
      await navigate({ to: '/sign-in' });
      client.clear();
    },
  });
  const schemes = [
    ['light', words.light, IconSun],
    ['dark', words.dark, IconMoon],
    ['auto', words.auto, IconDeviceDesktop],
  ] as const;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={user.name} color="initials" radius="xl" aria-hidden="true" />
          <VisuallyHidden>{words.account(user.name)}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label component="div">
          <Text fw={600} c="var(--mantine-color-text)">
            {user.name}
          </Text>
          <Text size="xs">{words.roles[user.role]}</Text>
        </Menu.Label>
        <Menu.Item
          component={Link}
          to="/organization/sessions"
          leftSection={<IconDevices size={16} />}
        >
          {words.sessions}
        </Menu.Item>
        <Menu.Divider />
        {schemes.map(([scheme, label, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            rightSection={colorScheme === scheme ? <IconCheck size={16} /> : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave()}>
          {words.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
