import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceMobile, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { RowsLoader } from '../../components/page-loader.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { AccountCard } from './account-card.tsx';
import { AddAccountDialog } from './add-account-dialog.tsx';
import { useAccounts } from './queries.ts';
import { useAccountWords } from './words.ts';

/** The numbers that Muster speaks as: how each is, and how it is paired. */
export function AccountsTab() {
  const words = useAccountWords();
  const { data, error, refetch } = useAccounts();
  const [isOpen, setOpen] = useState(false);
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (!data) return <RowsLoader rows={2} height={120} />;
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen(true)}>
      {words.add}
    </Button>
  );
  return (
    <Stack maw={720}>
      {data.length === 0 ? (
        <EmptyState icon={<IconDeviceMobile />} title={words.none} action={add}>
          {words.noneHow}
        </EmptyState>
      ) : (
        <>
          <Group justify="space-between">
            <Text c="dimmed" flex={1} miw={220}>
              {words.how}
            </Text>
            {add}
          </Group>
          {data.map(({ id }) => (
            <AccountCard key={id} id={id} />
          ))}
        </>
      )}
      {isOpen && <AddAccountDialog onClose={() => setOpen(false)} />}
    </Stack>
  );
}
