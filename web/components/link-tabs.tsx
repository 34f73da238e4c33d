import { ScrollArea, Tabs } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface LinkTabsProps {
  label: string;
  /** Each with the address of its page. */
  tabs: readonly { to: string; label: string; icon?: ReactNode }[];
}

/** Tabs that are places: each has its address, and the arrows of a keyboard go along them. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const here = tabs.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to ?? null;
  return (
    <Tabs
      value={here}
      onChange={(to) => void (to && navigate({ to }))}
      activateTabWithKeyboard={false}
      keepMounted={false}
      mb="md"
    >
      <ScrollArea type="never" scrollbars="x">
        <Tabs.List aria-label={label} style={{ flexWrap: 'nowrap' }}>
          {tabs.map(({ to, label: name, icon }) => (
            <Tabs.Tab key={to} value={to} leftSection={icon}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </ScrollArea>
    </Tabs>
  );
}
