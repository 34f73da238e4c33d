import {
  Combobox,
  type InputWrapperProps,
  Loader,
  Pill,
  PillsInput,
  Text,
  useCombobox,
} from '@mantine/core';
import { useState } from 'react';
import { handleOf, type Picked, useFound } from './use-found.ts';
import { usePeopleFieldWords } from './words.ts';

interface PeopleFieldProps extends Pick<InputWrapperProps, 'description' | 'error' | 'required'> {
  label: string;
  value: readonly Picked[];
  onChange: (picked: Picked[]) => void;
  /** Who is meant anyway, and stays. */
  fixed?: readonly Picked[];
}

/** Groups and people in one field: "@" offers groups by their handles, a name or phone offers contacts. */
export function PeopleField({ value, onChange, fixed = [], ...wrapper }: PeopleFieldProps) {
  const words = usePeopleFieldWords();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const all = [...fixed, ...value];
  const { found, isFetching, isSettled } = useFound(typed, all);

  function pick(id: string): void {
    const picked = found.find((one) => one.id === id);
    if (picked) onChange([...value, picked]);
    setTyped('');
    combobox.closeDropdown();
  }

  return (
    // Within its dialog: beside it, it made a phone's page wider than the screen.
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal={false}>
      <Combobox.DropdownTarget>
        <PillsInput
          description={words.hint}
          {...wrapper}
          onClick={() => combobox.openDropdown()}
          rightSection={isFetching ? <Loader size="xs" /> : undefined}
        >
          <Pill.Group>
            {fixed.map((one) => (
              <Pill key={one.id}>{shownAs(one)}</Pill>
            ))}
            {value.map((one) => (
              <Pill
                key={one.id}
                withRemoveButton
                removeButtonProps={{
                  'aria-label': words.remove(shownAs(one)),
                  'aria-hidden': false,
                  tabIndex: 0,
                }}
                onRemove={() => onChange(value.filter(({ id }) => id !== one.id))}
              >
                {shownAs(one)}
              </Pill>
            ))}
            <Combobox.EventsTarget withExpandedAttribute>
              <PillsInput.Field
                aria-label={wrapper.label}
                value={typed}
                placeholder={words.placeholder}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  combobox.openDropdown();
                  combobox.updateSelectedOptionIndex();
                }}
                onFocus={() => combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onKeyDown={(event) => {
                  if (event.key !== 'Backspace' || typed !== '') return;
                  event.preventDefault();
                  onChange(value.slice(0, -1));
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={typed.trim() === ''}>
        <Combobox.Options aria-label={words.found}>
          {found.map((one) => (
            <Combobox.Option key={one.id} value={one.id}>
              {shownAs(one)}{' '}
              <Text span size="sm" c="dimmed">
                {one.about}
              </Text>
            </Combobox.Option>
          ))}
          {isSettled && found.length === 0 && <Combobox.Empty>{words.nothing}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

const shownAs = (one: Picked) => (one.kind === 'group' ? handleOf(one.name) : one.name);
