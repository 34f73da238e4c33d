import { Group, Loader, Modal, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import classes from './command-palette.module.css';
import { type Finding, useFindings } from './use-findings.tsx';
import { useShellWords } from './words.ts';

const steps: Record<string, number | undefined> = { ArrowDown: 1, ArrowUp: -1 };

/** Goes to a place, a group or a contact by a part of its name: the first one found, unless another is picked. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const words = useShellWords();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [pickedId, setPickedId] = useState<string>();
  const { sections, isSearching } = useFindings(typed);
  const all = sections.flatMap(({ findings }) => findings);
  const picked = all.find(({ id }) => id === pickedId) ?? all[0];
  const go = (finding: Finding) => {
    onClose();
    finding.go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a letter is composed of several keys, they are the keyboard's own.
    if (!picked || event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === undefined) go(picked);
    else setPickedId(all.at((all.indexOf(picked) + step) % all.length)!.id);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={600}
      // From the top, so that the field stays where it is, above the keyboard of a phone too.
      centered={false}
      yOffset={80}
      attributes={{ content: { 'aria-label': words.search } }}
    >
      <TextInput
        data-autofocus
        size="lg"
        variant="unstyled"
        px="sm"
        aria-label={words.search}
        placeholder={words.search}
        leftSection={<IconSearch size={20} />}
        rightSection={isSearching && <Loader size="xs" />}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={picked && optionId(listId, picked)}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setPickedId(undefined);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.list}>
        <div role="listbox" id={listId} aria-label={words.search}>
          {sections.map(({ title, findings }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, and not of fields
            <div key={title} role="group" aria-label={title}>
              <Text className={classes.title} aria-hidden="true">
                {title}
              </Text>
              {findings.map((finding) => (
                <Option
                  key={finding.id}
                  id={optionId(listId, finding)}
                  finding={finding}
                  isPicked={finding === picked}
                  onPick={() => go(finding)}
                />
              ))}
            </div>
          ))}
        </div>
        {all.length === 0 && (
          <Text c="dimmed" ta="center" py="md" role="status">
            {isSearching ? words.searching : words.nothing}
          </Text>
        )}
      </div>
    </Modal>
  );
}

const optionId = (listId: string, { id }: Finding) => `${listId}-${id}`;

interface OptionProps {
  id: string;
  finding: Finding;
  isPicked: boolean;
  onPick: () => void;
}

function Option({ id, finding: { label, description, mark }, isPicked, onPick }: OptionProps) {
  useEffect(() => {
    if (isPicked) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id, isPicked]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
    <div id={id} role="option" aria-selected={isPicked} className={classes.option} onClick={onPick}>
      <Group gap="sm" wrap="nowrap">
        {mark}
        <div style={{ minWidth: 0 }}>
          <Text truncate>{label}</Text>
          {description && (
            <Text size="xs" c="dimmed" truncate>
              {description}
            </Text>
          )}
        </div>
      </Group>
    </div>
  );
}
