import { MultiSelect, Select, Switch, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupVisibility } from '../../../client/muster.ts';
import { useMay } from '../../lib/session.ts';
import { useGroupFormWords } from './form-words.ts';
import { usersQuery } from './queries.ts';

export interface Access {
  visibility: GroupVisibility;
  viewerIds: string[];
  restricted: boolean;
  sensitive: boolean;
}

type InputProps = ReturnType<UseFormReturnType<Access>['getInputProps']>;

/** A form that has these fields, and perhaps more. */
interface AccessForm {
  getValues(): Access;
  key(name: keyof Access): string;
  getInputProps(name: keyof Access, options?: { type: 'checkbox' }): InputProps;
}

const visibilities = ['ALL_STAFF', 'ADMINS_ONLY', 'CUSTOM'] as const;

/** Who sees a group, and what they may do and are told there. `wasSensitive` can be ended by an ADMIN alone. */
export function AccessFields({
  form,
  wasSensitive = false,
}: {
  form: AccessForm;
  wasSensitive?: boolean;
}) {
  const words = useGroupFormWords();
  const mayAdminister = useMay()('administer');
  const [visibility, setVisibility] = useState(form.getValues().visibility);
  const { onChange, ...picked } = form.getInputProps('visibility');
  const isCustom = visibility === 'CUSTOM';
  const { data: users } = useQuery({ ...usersQuery, enabled: isCustom && mayAdminister });
  return (
    <>
      <Select
        label={words.visibility}
        description={words.visibilityAbout}
        allowDeselect={false}
        data={visibilities.map((value) => ({ value, label: words.visibilities[value] }))}
        key={form.key('visibility')}
        {...picked}
        onChange={(value) => {
          const chosen = visibilities.find((one) => one === value) ?? visibility;
          setVisibility(chosen);
          onChange(chosen);
        }}
      />
      {isCustom && mayAdminister && (
        <MultiSelect
          label={words.viewers}
          searchable
          hidePickedOptions
          data={(users ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          key={form.key('viewerIds')}
          {...form.getInputProps('viewerIds')}
        />
      )}
      {isCustom && !mayAdminister && (
        <Text size="sm" c="dimmed">
          {words.viewersByAdmin}
        </Text>
      )}
      <Switch
        label={words.restricted}
        description={words.restrictedAbout}
        key={form.key('restricted')}
        {...form.getInputProps('restricted', { type: 'checkbox' })}
      />
      <Switch
        label={words.sensitive}
        description={wasSensitive && !mayAdminister ? words.sensitiveByAdmin : words.sensitiveAbout}
        disabled={wasSensitive && !mayAdminister}
        key={form.key('sensitive')}
        {...form.getInputProps('sensitive', { type: 'checkbox' })}
      />
    </>
  );
}
