import { Badge } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useFormat } from '../lib/format.ts';
import classes from './link-tabs.module.css';

interface LinkTabsProps {
  /** Of what these are the parts. */
  label: string;
  tabs: readonly LinkTab[];
}

export interface LinkTab {
  /** The address of its page. */
  to: string;
  label: string;
  /** How much there is to be seen, where that is worth telling. */
  count?: number;
}

/** The parts of something, each a place of its own. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  const format = useFormat();
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // Where they have no room beside one another the open one is scrolled to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is what it follows.
  useEffect(() => {
    const [open] = nav.current?.querySelectorAll<HTMLElement>('[data-status="active"]') ?? [];
    if (open && nav.current)
      nav.current.scrollLeft = open.offsetLeft - (nav.current.clientWidth - open.clientWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={nav} className={classes.tabs} aria-label={label}>
      <ul className={classes.list}>
        {tabs.map(({ to, label: name, count = 0 }) => (
          <li key={to}>
            <Link to={to} className={classes.tab} activeOptions={{ includeSearch: false }}>
              {name}
              {count > 0 && (
                <Badge size="sm" variant="default" circle={count < 10}>
                  {format.number(count)}
                </Badge>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
