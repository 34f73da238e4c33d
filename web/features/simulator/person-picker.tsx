import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery } from './queries.ts';
import { useSimulatorWords } from './words.ts';

export interface Person {
  id: string;
  name: string;
  phone: string;
}

interface PersonPickerProps {
  /** Null where it is somebody who is no contact. */
  person: Person | null;
  onPick: (person: Person) => void;
  /** Whose direct chat it is cannot be anybody else. */
  disabled: boolean;
}

/** Who is played: anybody with a phone, by a part of their name or number. */
export function PersonPicker({ person, onPick, disabled }: PersonPickerProps) {
  const words = useSimulatorWords();
  const [typed, setTyped] = useState('');
  // What is picked stands in the box too, and is no search.
  const isSearch = typed !== '' && typed !== person?.name;
  const [text] = useDebouncedValue(isSearch ? typed.trim() : '', 250);
  const { data = [], isFetching } = useQuery({
    ...peopleQuery(text),
    placeholderData: keepPreviousData,
  });
  const people = person && !data.some(({ id }) => id === person.id) ? [person, ...data] : data;
  return (
    <Select
      label={words.iAm}
      size="sm"
      searchable
      allowDeselect={false}
      disabled={disabled}
      filter={({ options }) => options}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={person?.id ?? null}
      onChange={(id) => {
        const picked = people.find((one) => one.id === id);
        if (picked) onPick(picked);
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      rightSection={isFetching ? <Loader size="xs" /> : undefined}
      renderOption={({ option }) => (
        <span>
          {option.label} <small>{people.find(({ id }) => id === option.value)?.phone}</small>
        </span>
      )}
    />
  );
}
