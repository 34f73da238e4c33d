import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Group, listGroups } from '../../client/muster.ts';
import { api, ask } from '../lib/api.ts';

/** Groups by a part of their name, as options; those that are picked are named though they are not among them. */
function useGroupOptions(onlyActive: boolean, picked: readonly string[], onlyLed = false) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const { data } = useQuery({
    queryKey: ['groups', 'picker', search, onlyActive, onlyLed],
    queryFn: ({ signal }) =>
      ask(
        listGroups({
          client: api,
          query: {
            limit: 100,
            includeArchived: !onlyActive,
            ...(onlyLed && { led: true }),
            ...(search && { search }),
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const options = (data?.items ?? []).map(toOption);
  const offered = new Set(options.map(({ value }) => value));
  const unnamed = data ? picked.filter((id) => !offered.has(id)) : [];
  const { data: named } = useQuery({
    queryKey: ['groups', 'named', unnamed],
    queryFn: ({ signal }) =>
      ask(listGroups({ client: api, query: { groupIds: unnamed, limit: 100 }, signal })),
    enabled: unnamed.length > 0,
    placeholderData: keepPreviousData,
  });
  const others = (named?.items ?? []).filter(({ id }) => unnamed.includes(id)).map(toOption);
  return { options: [...options, ...others], typed, setTyped };
}

const toOption = ({ id, name, icon }: Pick<Group, 'id' | 'name' | 'icon'>) => ({
  value: id,
  label: icon ? `${icon} ${name}` : name,
});

interface GroupPickerProps extends Omit<SelectProps, 'data'> {
  /** Only such as take members, tasks and events. */
  onlyActive?: boolean;
  /** Only those that the reader leads, and so may edit and call. */
  onlyLed?: boolean;
}

export function GroupPicker({ onlyActive = true, onlyLed, ...props }: GroupPickerProps) {
  const { options, typed, setTyped } = useGroupOptions(
    onlyActive,
    props.value ? [props.value] : [],
    onlyLed,
  );
  return (
    <Select
      searchable
      data={options}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage="—"
      {...props}
    />
  );
}

interface GroupsPickerProps extends Omit<MultiSelectProps, 'data'> {
  onlyActive?: boolean;
}

export function GroupsPicker({ onlyActive = false, ...props }: GroupsPickerProps) {
  const { options, typed, setTyped } = useGroupOptions(onlyActive, props.value ?? []);
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      data={options}
      searchValue={typed}
      onSearchChange={setTyped}
      {...props}
    />
  );
}
