import { Checkbox } from '@mantine/core';

export interface FollowingFieldProps {
  /** How the one, and all that follow, are called. */
  words: { following: string; followingHint: string };
  /** How it repeats; null for what does not, which nothing follows. */
  recurrence: string | null;
  value: boolean;
  onChange: (following: boolean) => void;
}

/** Of what repeats: whether a change is for all that follow, too. */
export function FollowingField({ words, recurrence, value, onChange }: FollowingFieldProps) {
  if (recurrence === null) return null;
  return (
    <Checkbox
      label={words.following}
      description={words.followingHint}
      checked={value}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}
