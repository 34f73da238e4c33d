import {
  Badge,
  Button,
  Card,
  Code,
  Group,
  Image,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { pairAccount, type WhatsAppAccount } from '../../../client/muster.ts';
import { ProblemState } from '../../components/states.tsx';
import { api, ask } from '../../lib/api.ts';
import { useFormat } from '../../lib/format.ts';
import { useChange } from '../../lib/use-change.ts';
import { useAccount, useQrPicture } from './queries.ts';
import { useAccountWords } from './words.ts';

const COLORS: Partial<Record<WhatsAppAccount['state'], string>> = {
  ready: 'teal',
  blocked: 'red',
  loggedOut: 'red',
  reconnecting: 'orange',
  pairing: 'blue',
};

export function AccountCard({ id }: { id: string }) {
  const { data: account, error, refetch } = useAccount(id);
  if (error && !account) return <ProblemState error={error} reset={refetch} />;
  if (!account) return <Skeleton h={140} />;
  return (
    <Card withBorder>
      <Stack gap="sm">
        <State account={account} />
        {account.state === 'ready' ? <Traffic account={account} /> : <Pairing account={account} />}
      </Stack>
    </Card>
  );
}

function State({ account: { phone, state, since, reason } }: { account: WhatsAppAccount }) {
  const words = useAccountWords();
  const format = useFormat();
  const todos: Partial<Record<string, string>> = words.todos;
  const isFine = state === 'ready' || state === 'pairing';
  return (
    <Stack gap={4} role="status">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {phone}
        </Title>
        <Badge variant="light" color={COLORS[state] ?? 'gray'} size="lg">
          {words.states[state]}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {since && words.since(format.dateTime(since))}
      </Text>
      {!isFine && reason && <Text>{todos[reason] ?? reason}</Text>}
    </Stack>
  );
}

function Traffic({ account }: { account: WhatsAppAccount }) {
  const words = useAccountWords();
  const format = useFormat();
  const { waitingMessages, budget, lastInboundAt } = account;
  const lines = [
    words.waiting(format.number(waitingMessages)),
    words.budget(format.number(budget.now.sentInLastMinute), format.number(budget.now.perMinute)),
    ...(lastInboundAt ? [words.heard(format.ago(lastInboundAt))] : []),
    ...(budget.warmingUpUntil ? [words.warming(format.dateTime(budget.warmingUpUntil))] : []),
  ];
  return (
    <Stack gap={2}>
      {lines.map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
    </Stack>
  );
}

function QrCode({ id, qr }: { id: string; qr: string }) {
  const words = useAccountWords();
  const { data } = useQrPicture(id, qr);
  return data ? (
    <Image src={data} alt={words.scan} w="min(100%, 288px)" bg="white" p="xs" />
  ) : (
    <Skeleton w={288} h={288} />
  );
}

/** The code to scan or to type, as long as one holds, and the buttons that ask for one. */
function Pairing({ account: { id, state, qr, pairingCode } }: { account: WhatsAppAccount }) {
  const words = useAccountWords();
  const pair = useChange({
    run: (by: 'qr' | 'code') => ask(pairAccount({ client: api, path: { id }, body: { by } })),
    changes: [['accounts']],
  });
  if (state === 'elsewhere') return null;
  return (
    <Stack gap="sm" align="flex-start">
      {qr !== null && (
        <>
          <QrCode id={id} qr={qr} />
          <Text size="sm" c="dimmed">
            {words.renewed}
          </Text>
        </>
      )}
      {pairingCode !== null && (
        <Text>
          {words.typeIt} <Code fz="xl">{pairingCode}</Code>
        </Text>
      )}
      <Group gap="xs">
        {(['qr', 'code'] as const).map((by) => (
          <Button
            key={by}
            variant={by === 'qr' ? 'filled' : 'default'}
            loading={pair.isPending && pair.variables === by}
            onClick={() => pair.mutate(by)}
          >
            {by === 'qr' ? words.byQr : words.byCode}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
