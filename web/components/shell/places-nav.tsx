import { NavLink } from '@mantine/core';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { usePlaces } from './places.ts';
import classes from './shell.module.css';
import { useShellWords } from './words.ts';

export function Places({ onGo }: { onGo: () => void }) {
  const isAt = useMatchRoute();
  return usePlaces().map(({ to, label, Icon }) => {
    const isHere = isAt({ to, fuzzy: true }) !== false;
    return (
      <NavLink
        key={to}
        component={Link}
        to={to}
        label={label}
        leftSection={<Icon size={20} aria-hidden="true" />}
        active={isHere}
        onClick={onGo}
      />
    );
  });
}

/** The first places within reach of a thumb; the others are in the menu. */
export function PlacesBar() {
  const words = useShellWords();
  return (
    <nav className={classes.bar} aria-label={words.menu}>
      {usePlaces()
        .slice(0, 5)
        .map(({ to, label, Icon }) => (
          <Link key={to} to={to} className={classes.tab} activeOptions={{ includeSearch: false }}>
            <Icon size={22} aria-hidden="true" />
            {label}
          </Link>
        ))}
    </nav>
  );
}
