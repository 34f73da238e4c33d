import { Box, Button, Drawer, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeader } from '../../components/page-header.tsx';
import { PageLoader } from '../../components/page-loader.tsx';
import { EmptyState, NotFoundState, ProblemState } from '../../components/states.tsx';
import { useMay, useSession } from '../../lib/session.ts';
import { useCommonWords } from '../../lib/words.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { ChatList } from './chat-list.tsx';
import { type Person, PersonPicker } from './person-picker.tsx';
import { directChatOf, type Place, placeOf } from './places.ts';
import { chatsQuery, peopleQuery } from './queries.ts';
import { SimulatedChat } from './simulated-chat.tsx';
import classes from './simulator.module.css';
import { usePlay } from './use-play.ts';
import { useSimulatorWords } from './words.ts';

const route = getRouteApi('/app/simulator');

/** Chats without phones: somebody is played, and beside the chat stands what Muster made of it. */
export function SimulatorPage() {
  const words = useSimulatorWords();
  const may = useMay();
  const { transport } = useSession();
  const isThere = transport === 'simulated' && may('administer');
  const chats = useQuery({ ...chatsQuery, enabled: isThere });
  const people = useQuery({ ...peopleQuery(''), enabled: isThere });
  const { person, isUnknown } = usePerson(people.data);
  if (!isThere) return <NotFoundState />;
  const error = chats.error ?? people.error;
  if (error && !(chats.data && people.data)) {
    return (
      <ProblemState
        error={error}
        reset={() => void Promise.all([chats.refetch(), people.refetch()])}
      />
    );
  }
  if (!chats.data || !people.data || isUnknown) return <PageLoader />;
  return (
    <>
      <PageHeader title={words.title} about={words.about} />
      {person ? (
        <Stage person={person} people={people.data} known={chats.data.items.map(placeOf)} />
      ) : (
        <EmptyState
          title={words.nobody}
          action={
            <Button component={Link} to="/contacts">
              {words.addContact}
            </Button>
          }
        />
      )}
    </>
  );
}

/** Who is played, by the address; else the reader, if they have a phone, or the first who has. */
function usePerson(people: readonly Person[] | undefined) {
  const { as } = route.useSearch();
  const { user } = useSession();
  const isListed = people?.some(({ phone }) => phone === as) ?? false;
  // Whoever is not among the first by name is looked for.
  const found = useQuery({
    ...peopleQuery(as ?? ''),
    enabled: as !== undefined && people !== undefined && !isListed,
  });
  const all = [...(people ?? []), ...(found.data ?? [])];
  const named = all.find(({ phone }) => phone === as);
  const own = all.find(({ id }) => id === user.contactId);
  return { person: named ?? own ?? all[0], isUnknown: found.isLoading };
}

interface StageProps {
  person: Person;
  people: readonly Person[];
  /** Chats that were made before. */
  known: readonly Place[];
}

function Stage({ person, people, known }: StageProps) {
  const words = useSimulatorWords();
  const common = useCommonWords();
  const { chat, show } = route.useSearch();
  const navigate = useNavigate();
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, {
    getInitialValueInEffect: false,
  });
  const [unread, setUnread] = useState<ReadonlyMap<string, number>>(new Map());
  const names = new Map(people.map(({ name, phone }) => [phone.slice(1), name]));
  const places = withDirectChat(known, person, names, words.directOf);
  const place = places.find(({ id }) => id === chat) ?? places[0]!;
  const go = (change: { chat?: string; as?: string; show?: 'changes' | undefined }) =>
    void navigate({
      to: '/simulator',
      search: (now) => ({ ...now, ...change }),
      replace: true,
      resetScroll: false,
    });
  const goTo = ({ id, phone }: Place) => {
    setUnread(new Map([...unread].filter(([other]) => other !== id)));
    // A direct chat is its person's alone.
    go({ chat: id, ...(phone && { as: phone }) });
  };
  const { play, isPending, before } = usePlay({
    chat: place.id,
    kind: place.kind,
    from: person.phone,
    onDone(elsewhere) {
      setUnread((now) => {
        const counts = new Map(now);
        for (const [id, count] of elsewhere) counts.set(id, (counts.get(id) ?? 0) + count);
        return counts;
      });
    },
  });
  const picker = (
    <PersonPicker
      person={person}
      disabled={place.phone !== null}
      onPick={({ phone }) => go({ as: phone })}
    />
  );
  const conversation = (
    <SimulatedChat
      key={`${place.id} ${person.id}`}
      {...{ place, person, names, play }}
      isPlaying={isPending}
      head={
        isNarrow ? (
          picker
        ) : (
          <Stack gap={4}>
            <Text fw={600}>{place.name}</Text>
            {picker}
          </Stack>
        )
      }
    />
  );
  if (!isNarrow) {
    return (
      <div className={classes.stage}>
        <div className={classes.column}>
          <ChatList places={places} here={place.id} unread={unread} onGo={goTo} />
        </div>
        {conversation}
        <section className={classes.column} aria-label={words.changes}>
          <Title order={2} size="h4" mb="xs">
            {words.changes}
          </Title>
          <ChangesPanel before={before} />
        </section>
      </div>
    );
  }
  return (
    <Box className={classes.stage}>
      <Group gap="xs" wrap="nowrap" mb="xs" align="flex-end">
        <Select
          flex={1}
          label={words.chat}
          allowDeselect={false}
          data={places.map(({ id, name }) => ({
            value: id,
            label: unread.has(id) ? `${name} (${unread.get(id)})` : name,
          }))}
          value={place.id}
          onChange={(id) => {
            const picked = places.find((one) => one.id === id);
            if (picked) goTo(picked);
          }}
        />
        <Button
          variant="default"
          h={42}
          leftSection={<IconHistory size={16} />}
          onClick={() => go({ show: 'changes' })}
        >
          {words.changes}
        </Button>
      </Group>
      {conversation}
      <Drawer
        position="bottom"
        size="75%"
        opened={show === 'changes'}
        onClose={() => go({ show: undefined })}
        title={words.changes}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        <ChangesPanel before={before} />
      </Drawer>
    </Box>
  );
}

/** The group chats first, then direct ones; that of who is played also before anything was said in it. */
function withDirectChat(
  known: readonly Place[],
  { name, phone }: Person,
  names: ReadonlyMap<string, string>,
  directOf: (name: string) => string,
): Place[] {
  const own = directChatOf(phone);
  const groups = known.filter(({ kind }) => kind === 'group');
  const direct = known
    .filter(({ kind, id }) => kind === 'direct' && id !== own)
    .map((place) => {
      const called = place.phone && names.get(place.phone.slice(1));
      return called ? { ...place, name: directOf(called) } : place;
    });
  return [
    ...groups,
    { id: own, kind: 'direct', name: directOf(name), group: null, phone },
    ...direct,
  ];
}
