import { Avatar } from '@mantine/core';

interface MarkedGroup {
  name: string;
  color?: string | null;
  icon?: string | null;
  avatarUrl?: string | null;
}

/** A group at a glance: its image, or its emoji, or its first letter, on its colour. */
export function GroupMark({ group, size = 36 }: { group: MarkedGroup; size?: number }) {
  return (
    <Avatar
      src={group.avatarUrl}
      alt=""
      size={size}
      radius="md"
      aria-hidden="true"
      styles={{
        placeholder: {
          background: `color-mix(in srgb, ${group.color ?? '#3b82f6'} 18%, var(--mantine-color-body))`,
          border: `2px solid ${group.color ?? '#3b82f6'}`,
          color: 'var(--mantine-color-text)',
          fontSize: size / 2,
        },
      }}
    >
      {group.icon ?? [...group.name][0]?.toUpperCase()}
    </Avatar>
  );
}
