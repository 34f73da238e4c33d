import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Event,
  getEvent,
  getTask,
  listEvents,
  listTasks,
  type Task,
} from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { type Format, useFormat } from '../../lib/format.ts';
import { useCallWords } from './words.ts';

type PickerProps = Omit<SelectProps, 'data'>;

/** An event to come, whose invited are called who have not answered. */
export function EventPicker({ value, ...props }: PickerProps) {
  const words = useCallWords();
  const format = useFormat();
  const [from] = useState(() => new Date().toISOString());
  const events = useQuery({
    queryKey: ['events', 'picker', from],
    queryFn: ({ signal }) => ask(listEvents({ client: api, query: { from, limit: 100 }, signal })),
  });
  const found = events.data?.items ?? [];
  const isMissing = !!value && events.isSuccess && !found.some(({ id }) => id === value);
  const picked = useQuery({
    queryKey: ['events', value],
    queryFn: ({ signal }) => ask(getEvent({ client: api, path: { id: value ?? '' }, signal })),
    enabled: isMissing,
  });
  const all = isMissing && picked.data ? [picked.data, ...found] : found;
  return (
    <Select
      label={words.event}
      placeholder={words.pickEvent}
      searchable
      withAsterisk
      nothingFoundMessage={words.noQuestions}
      data={all.map(({ id, title, group, startsAt }) => ({
        value: id,
        label: labelOf({ title, group, at: startsAt }, format),
      }))}
      value={value || null}
      {...props}
    />
  );
}

/** A task that somebody owes still: those who do are called. */
export function TaskPicker({ value, ...props }: PickerProps) {
  const words = useCallWords();
  const format = useFormat();
  const tasks = useQuery({
    queryKey: ['tasks', 'picker'],
    queryFn: ({ signal }) =>
      ask(listTasks({ client: api, query: { status: 'open', limit: 100 }, signal })),
  });
  const found = tasks.data?.items ?? [];
  const isMissing = !!value && tasks.isSuccess && !found.some(({ id }) => id === value);
  const picked = useQuery({
    queryKey: ['tasks', value],
    queryFn: ({ signal }) => ask(getTask({ client: api, path: { id: value ?? '' }, signal })),
    enabled: isMissing,
  });
  const all = isMissing && picked.data ? [picked.data, ...found] : found;
  return (
    <Select
      label={words.task}
      placeholder={words.pickTask}
      searchable
      withAsterisk
      nothingFoundMessage={words.noQuestions}
      data={all.map(({ id, title, group, dueAt }) => ({
        value: id,
        label: labelOf({ title, group, at: dueAt }, format),
      }))}
      value={value || null}
      {...props}
    />
  );
}

interface Question {
  title: string;
  group: Event['group'] | Task['group'];
  at: string | null;
}

/** "Book night · Book Club · Thu 26 Nov" */
const labelOf = ({ title, group, at }: Question, { day }: Format): string =>
  [title, group?.name, at && day(at)].filter(Boolean).join(' · ');
