import {
  Badge,
  Button,
  CloseButton,
  Collapse,
  Group,
  Select,
  SimpleGrid,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ContactPicker } from '../../components/contact-picker.tsx';
import { GroupPicker } from '../../components/group-picker.tsx';
import { useCommonWords } from '../../lib/words.ts';
import { contactQuery, usersQuery } from './queries.ts';
import { type AuditSearch, KINDS } from './search.ts';
import { useAuditTabWords } from './words.ts';

interface AuditFiltersProps {
  search: AuditSearch;
  /** With what was set, or undefined for what is not asked any more. */
  onChange: (change: { [Field in keyof AuditSearch]?: AuditSearch[Field] }) => void;
  onClear: () => void;
  /** Of one group alone: there is none to choose. */
  ofGroup?: boolean;
}

/** By whom, about what and when; on a phone behind a button. */
export function AuditFilters({ search, onChange, onClear, ofGroup = false }: AuditFiltersProps) {
  const words = useAuditTabWords();
  const common = useCommonWords();
  const [isOpen, { toggle }] = useDisclosure(false);
  const count = Object.values(search).filter((value) => value !== undefined).length;
  return (
    <>
      <Group mb="sm" gap="xs">
        <Button
          hiddenFrom="sm"
          variant="default"
          leftSection={<IconFilter size={16} />}
          aria-expanded={isOpen}
          onClick={toggle}
        >
          {common.filters}
          {count > 0 && ` (${count})`}
        </Button>
        {search.operationId && (
          <Only label={words.oneOperation} onClear={() => onChange({ operationId: undefined })} />
        )}
        {search.subjectId && (
          <Only label={words.oneSubject} onClear={() => onChange({ subjectId: undefined })} />
        )}
        {count > 0 && (
          <Button variant="subtle" onClick={onClear}>
            {common.clear}
          </Button>
        )}
      </Group>
      <Collapse expanded={isOpen} hiddenFrom="sm" mb="sm">
        {isOpen && <Fields {...{ search, onChange, ofGroup }} />}
      </Collapse>
      <SimpleGrid visibleFrom="sm" cols={{ sm: 3, lg: ofGroup ? 5 : 6 }} spacing="sm" mb="md">
        <Fields {...{ search, onChange, ofGroup }} />
      </SimpleGrid>
    </>
  );
}

function Only({ label, onClear }: { label: string; onClear: () => void }) {
  const words = useCommonWords();
  return (
    <Badge
      variant="light"
      c="var(--mantine-color-text)"
      tt="none"
      size="lg"
      rightSection={
        <CloseButton size="xs" aria-label={`${words.clear}: ${label}`} onClick={onClear} />
      }
    >
      {label}
    </Badge>
  );
}

function Fields({ search, onChange, ofGroup }: Omit<AuditFiltersProps, 'onClear'>) {
  const common = useCommonWords();
  const words = useAuditTabWords();
  const { data: users } = useQuery(usersQuery);
  const { data: contact } = useQuery(contactQuery(search.actorContactId));
  return (
    <>
      <Select
        label={words.user}
        placeholder={words.anyUser}
        clearable
        searchable
        data={users?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        value={search.actorUserId ?? null}
        onChange={(id) => onChange({ actorUserId: id ?? undefined })}
      />
      <ContactPicker
        label={words.contact}
        placeholder={search.actorContactId ? '' : words.anyContact}
        clearable
        value={contact ? [{ id: contact.id, name: contact.name }] : []}
        // The one that was picked last stands in place of the one before.
        onChange={(picked) => onChange({ actorContactId: picked.at(-1)?.id })}
      />
      {!ofGroup && (
        <GroupPicker
          label={common.group}
          placeholder={common.anyGroup}
          onlyActive={false}
          clearable
          value={search.groupId ?? null}
          onChange={(id) => onChange({ groupId: id ?? undefined })}
        />
      )}
      <Select
        label={words.kind}
        placeholder={words.anyKind}
        clearable
        data={KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        value={search.subjectType ?? null}
        onChange={(kind) => onChange({ subjectType: kind ?? undefined, subjectId: undefined })}
      />
      <Day label={words.from} value={search.from} onChange={(from) => onChange({ from })} />
      <Day label={words.to} value={search.to} onChange={(to) => onChange({ to })} />
    </>
  );
}

function Day({
  label,
  value = '',
  onChange,
}: {
  label: string;
  value?: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      max="9999-12-31"
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
