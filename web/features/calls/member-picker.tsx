import { Loader, MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listMembers } from '../../../client/muster.ts';
import type { PickedContact } from '../../components/contact-picker.tsx';
import { api, ask } from '../../lib/api.ts';
import { useCallWords } from './words.ts';

interface MemberPickerProps extends Omit<MultiSelectProps, 'value' | 'onChange' | 'data'> {
  groupId: string;
  value: readonly PickedContact[];
  onChange: (picked: PickedContact[]) => void;
}

/** Members of a group, by a part of their name or phone. */
export function MemberPicker({ groupId, value, onChange, ...props }: MemberPickerProps) {
  const words = useCallWords();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const { data, isFetching } = useQuery({
    queryKey: ['groups', groupId, 'members', 'picker', text],
    queryFn: ({ signal }) =>
      ask(
        listMembers({
          client: api,
          path: { id: groupId },
          query: { limit: 20, ...(text && { text }) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const found = (data?.items ?? []).map(({ contactId, name }) => ({ id: contactId, name }));
  const known = new Map([...value, ...found].map(({ id, name }) => [id, name]));
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      withAsterisk
      placeholder={words.peopleHint}
      // The search has been done: what the service found is shown.
      filter={({ options }) => options}
      data={[...known].map(([id, name]) => ({ value: id, label: name }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.map((id) => ({ id, name: known.get(id) ?? id })))}
      searchValue={typed}
      onSearchChange={setTyped}
      rightSection={isFetching ? <Loader size="xs" /> : undefined}
      styles={{ pillsList: { maxHeight: 200, overflowY: 'auto' } }}
      {...props}
    />
  );
}
