import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Group, listGroups } from '../../client/muster.ts';
import { api, ask } from '../lib/api.ts';

/** Groups by a part of their name, as options; those that are picked stay known. */
function useGroupOptions(onlyActive: boolean, onlyLed = false) {
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
  return { options, typed, setTyped };
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
  /** The one that is picked, which may not be among those that are found. */
  picked?: Pick<Group, 'id' | 'name' | 'icon'> | undefined;
}

export function GroupPicker({ onlyActive = true, onlyLed, picked, ...props }: GroupPickerProps) {
  const { options, typed, setTyped } = useGroupOptions(onlyActive, onlyLed);
  const isFound = !picked || options.some(({ value }) => value === picked.id);
  return (
    <Select
      searchable
      data={isFound ? options : [toOption(picked), ...options]}
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
  const { options, typed, setTyped } = useGroupOptions(onlyActive);
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
