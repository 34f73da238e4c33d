import { AppShell, Burger, Button, Group, Kbd, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useSession } from '../../lib/session.ts';
import { AccountMenu } from './account-menu.tsx';
import { Places, PlacesBar } from './places-nav.tsx';
import classes from './shell.module.css';
import { useShellWords } from './words.ts';

/** After the page itself: nobody searches until there is something to be seen. */
const loadPalette = () => import('./command-palette.tsx');
const CommandPalette = lazy(async () => ({ default: (await loadPalette()).CommandPalette }));

/** What stands around every page: where one is, where one can go, the search, and who is signed in. */
export function Shell() {
  const words = useShellWords();
  const { organization } = useSession();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [isSearching, search] = useDisclosure(false);
  useEffect(() => void loadPalette(), []);
  // From within a field too, where "/" is a letter.
  useHotkeys([['mod+K', search.toggle]], []);
  useHotkeys([['/', search.open]]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      footer={{ height: { base: 60, sm: 0 } }}
      padding="md"
    >
      <a href="#content" className={classes.skip}>
        {words.skip}
      </a>
      <AppShell.Header className={classes.header}>
        <Burger
          opened={isOpen}
          onClick={toggle}
          hiddenFrom="sm"
          size="sm"
          aria-label={words.menu}
          aria-expanded={isOpen}
        />
        <Link to="/groups" className={classes.brand} aria-label={`Muster, ${organization.name}`}>
          <img src="/muster.svg" alt="" width={28} height={28} />
          <Text fw={650} truncate>
            {organization.name}
          </Text>
        </Link>
        <Button
          variant="default"
          onClick={search.open}
          leftSection={<IconSearch size={16} />}
          rightSection={<Kbd visibleFrom="sm">⌘K</Kbd>}
          visibleFrom="sm"
        >
          {words.search}
        </Button>
        <Group gap={4} ml="auto" wrap="nowrap">
          <Button
            variant="subtle"
            color="gray"
            px="xs"
            hiddenFrom="sm"
            aria-label={words.search}
            onClick={search.open}
          >
            <IconSearch size={20} />
          </Button>
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={words.places}>
        <Places onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm">
        <PlacesBar />
      </AppShell.Footer>
      {isSearching && (
        <Suspense>
          <CommandPalette onClose={search.close} />
        </Suspense>
      )}
    </AppShell>
  );
}
