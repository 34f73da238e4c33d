import { Badge, NavLink, Stack } from '@mantine/core';
import { IconMessageCircle, IconUsersGroup } from '@tabler/icons-react';
import type { Place } from './places.ts';
import { useSimulatorWords } from './words.ts';

interface ChatListProps {
  places: readonly Place[];
  here: string;
  /** Replies that nobody has looked at, by the chat. */
  unread: ReadonlyMap<string, number>;
  onGo: (place: Place) => void;
}

/** The chats of the simulated network, and the direct chat of who is played. */
export function ChatList({ places, here, unread, onGo }: ChatListProps) {
  const words = useSimulatorWords();
  return (
    <Stack component="nav" gap={2} aria-label={words.chats}>
      {places.map((place) => {
        const count = unread.get(place.id) ?? 0;
        const Icon = place.kind === 'group' ? IconUsersGroup : IconMessageCircle;
        return (
          <NavLink
            key={place.id}
            component="button"
            label={place.name}
            description={
              place.kind === 'direct' ? words.direct : (place.group?.name ?? words.noLink)
            }
            leftSection={<Icon size={20} aria-hidden="true" />}
            rightSection={
              count > 0 ? (
                <Badge aria-label={words.unread(count)} circle>
                  {count}
                </Badge>
              ) : undefined
            }
            active={place.id === here}
            aria-current={place.id === here || undefined}
            onClick={() => onGo(place)}
          />
        );
      })}
    </Stack>
  );
}
