import { Loader, MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listContactsByGroups } from '../../client/muster.ts';
import { api, ask } from '../lib/api.ts';

/** Somebody who was picked: what is shown of them stays when the search is another. */
export interface PickedContact {
  id: string;
  name: string;
}

interface ContactPickerProps extends Omit<MultiSelectProps, 'value' | 'onChange' | 'data'> {
  value: readonly PickedContact[];
  onChange: (picked: PickedContact[]) => void;
  /** Who is not offered: they are in it already. */
  without?: readonly string[];
  /** Whose members are not offered. */
  notInGroup?: string;
}

/** Contacts, by a part of their name, phone or address; one request for each pause in typing. */
export function ContactPicker({
  value,
  onChange,
  without = [],
  notInGroup,
  ...props
}: ContactPickerProps) {
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const { data, isFetching } = useQuery({
    queryKey: ['contacts', 'picker', text, notInGroup],
    queryFn: ({ signal }) => findContacts(text, notInGroup, signal),
  });
  // Whoever was found by what was typed before is not offered for what is typed now: Enter would pick them.
  const isSettled = text === typed.trim();
  const [isOpen, { open, close }] = useDisclosure(false);
  const found = isSettled ? (data?.items ?? []).filter(({ id }) => !without.includes(id)) : [];
  const known = new Map([...value, ...found].map(({ id, name }) => [id, name]));
  const phones = new Map(found.map(({ id, phone }) => [id, phone]));
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      // The search has been done: what the service found is shown.
      filter={({ options }) => options}
      data={[...known].map(([id, name]) => ({ value: id, label: name }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.map((id) => ({ id, name: known.get(id) ?? id })))}
      searchValue={typed}
      onSearchChange={setTyped}
      // With as many as there may be it gives way to what it covers.
      dropdownOpened={isOpen && value.length < (props.maxValues ?? Number.POSITIVE_INFINITY)}
      onDropdownOpen={open}
      onDropdownClose={close}
      renderOption={({ option }) => (
        <span>
          {option.label} <small>{phones.get(option.value)}</small>
        </span>
      )}
      rightSection={isFetching || !isSettled ? <Loader size="xs" /> : undefined}
      {...props}
    />
  );
}

function findContacts(text: string, notInGroup: string | undefined, signal: AbortSignal) {
  const query = { limit: 20, total: false, ...(text && { text }) };
  const outside = notInGroup !== undefined && { groupIds: [notInGroup], match: 'not' as const };
  return ask(listContactsByGroups({ client: api, query: { ...query, ...outside }, signal }));
}
