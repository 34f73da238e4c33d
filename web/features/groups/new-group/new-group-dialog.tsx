import { Tabs } from '@mantine/core';
import { Dialog } from '../../../components/dialog.tsx';
import type { GroupsSearch } from '../search.ts';
import { BlankForm } from './blank-form.tsx';
import { Suggestions } from './suggestions.tsx';
import { Templates } from './templates.tsx';
import { useNewGroupWords } from './words.ts';

type From = NonNullable<GroupsSearch['create']>;

interface NewGroupDialogProps {
  from: From;
  onFrom: (from: From) => void;
  onClose: () => void;
}

/** A group from nothing, from a template, or as the contacts' own data suggest it. */
export function NewGroupDialog({ from, onFrom, onClose }: NewGroupDialogProps) {
  const words = useNewGroupWords();
  const parts = [
    // What was typed there stays while the others are looked at.
    { value: 'blank', label: words.blank, Part: BlankForm, isKept: true },
    {
      value: 'templates',
      label: words.templates,
      Part: Templates,
      isKept: false,
    },
    {
      value: 'suggestions',
      label: words.suggestions,
      Part: Suggestions,
      isKept: false,
    },
  ] as const;
  return (
    <Dialog onClose={onClose} title={words.title} size="lg">
      <Tabs
        value={from}
        onChange={(value) => onFrom(parts.find((part) => part.value === value)?.value ?? 'blank')}
        keepMounted={false}
      >
        <Tabs.List grow aria-label={words.from} mb="md">
          {parts.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ value, Part, isKept }) => (
          <Tabs.Panel key={value} value={value} keepMounted={isKept}>
            <Part />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Dialog>
  );
}
