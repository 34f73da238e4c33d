import { Badge } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { GroupDetails } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import classes from './group-tabs.module.css';
import { useGroupWords } from './words.ts';

/** The parts of a group, each a place of its own; only those that the reader may see. */
export function GroupTabs({
  group: { id, may, openTasks, comingEvents },
}: {
  group: GroupDetails;
}) {
  const { tabs } = useGroupWords();
  const format = useFormat();
  const mayReadAudit = useMay()('readAudit');
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // Where they have no room beside one another the open one is scrolled to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is what it follows.
  useEffect(() => {
    const [open] = nav.current?.querySelectorAll<HTMLElement>('[data-status="active"]') ?? [];
    if (open && nav.current)
      nav.current.scrollLeft = open.offsetLeft - (nav.current.clientWidth - open.clientWidth) / 2;
  }, [pathname]);
  const parts = [
    { to: '/groups/$groupId/members', label: tabs.members, count: 0, shown: true },
    { to: '/groups/$groupId/tasks', label: tabs.tasks, count: openTasks, shown: true },
    { to: '/groups/$groupId/events', label: tabs.events, count: comingEvents, shown: true },
    { to: '/groups/$groupId/messages', label: tabs.messages, count: 0, shown: may.includes('ask') },
    { to: '/groups/$groupId/analytics', label: tabs.analytics, count: 0, shown: true },
    { to: '/groups/$groupId/activity', label: tabs.activity, count: 0, shown: mayReadAudit },
    {
      to: '/groups/$groupId/settings',
      label: tabs.settings,
      count: 0,
      shown: may.includes('edit'),
    },
  ] as const;
  return (
    <nav ref={nav} className={classes.tabs} aria-label={tabs.label}>
      <ul className={classes.list}>
        {parts
          .filter(({ shown }) => shown)
          .map(({ to, label, count }) => (
            <li key={to}>
              <Link
                to={to}
                params={{ groupId: id }}
                className={classes.tab}
                activeOptions={{ includeSearch: false }}
              >
                {label}
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
