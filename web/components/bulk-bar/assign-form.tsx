import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { GroupsPicker } from '../group-picker.tsx';
import type { WorkFormProps } from './plan-dialog.tsx';
import type { AssignMode } from './plans.ts';
import { useBulkWords } from './words.ts';
import { WorkForm } from './work-form.tsx';

const modes = ['add', 'remove', 'replace'] as const;

/** The service puts people into so many groups at once. */
const mostGroups = 50;

export function AssignForm(props: WorkFormProps) {
  const words = useBulkWords();
  const [mode, setMode] = useState<AssignMode>('add');
  const [groupIds, setGroupIds] = useState<string[]>([]);
  const work = { operation: 'assign', mode, groupIds } as const;
  return (
    <WorkForm {...props} work={groupIds.length > 0 ? work : undefined}>
      <Radio.Group
        label={words.mode}
        value={mode}
        onChange={(value) => setMode(value as AssignMode)}
      >
        <Stack gap="xs" mt="xs">
          {modes.map((one) => (
            <Radio
              key={one}
              value={one}
              label={words.modes[one]}
              description={words.modeMeans[one]}
            />
          ))}
        </Stack>
      </Radio.Group>
      <GroupsPicker
        label={words.groups}
        onlyActive
        value={groupIds}
        onChange={setGroupIds}
        maxValues={mostGroups}
      />
    </WorkForm>
  );
}
