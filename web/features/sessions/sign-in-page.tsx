import { Alert, Button, Center, Loader, Paper, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { signIn } from '../../../client/muster.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { api, ask } from '../../lib/api.ts';
import { ProblemError } from '../../lib/problem-error.ts';
import { useProblemWords } from '../../lib/problem-words.ts';
import { sessionQuery } from '../../lib/session.ts';
import { useSessionWords } from './words.ts';

const route = getRouteApi('/sign-in');

/** Signs in by the link of a chat, whose secret stands after the "#", or by a key. */
export function SignInPage() {
  const words = useSessionWords();
  const { to = '/groups' } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const say = useProblemWords();
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (body: { link: string } | { key: string }) => ask(signIn({ client: api, body })),
    async onSuccess(session) {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to, replace: true });
    },
  });
  useEffect(() => {
    const follow = () => {
      const link = takeSecret();
      if (link) mutate({ link });
    };
    follow();
    // Another link, opened where this page is open already, changes no more than what is after the "#".
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [mutate]);
  const form = useForm({ mode: 'uncontrolled', initialValues: { key: '' } });

  const problem = () => {
    if (!(error instanceof ProblemError)) return say(error);
    if (error.status === 429) return words.wait;
    if (error.status !== 401) return say(error);
    return variables && 'link' in variables ? words.badLink : words.badKey;
  };

  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper withBorder p="xl" maw={440} w="100%">
        <PageHeader
          title={words.title}
          mark={<img src="/muster.svg" alt="" width={36} height={36} />}
        />
        <Stack>
          {error && <Alert color="red">{problem()}</Alert>}
          {isPending && variables && 'link' in variables ? (
            <Center role="status" py="lg">
              <Loader aria-label={words.signingIn} />
            </Center>
          ) : (
            <>
              <Text>{words.how}</Text>
              <form onSubmit={form.onSubmit(({ key }) => mutate({ key: key.trim() }))}>
                <Stack>
                  <PasswordInput
                    label={words.orKey}
                    description={words.keyExample}
                    autoComplete="off"
                    required
                    key={form.key('key')}
                    {...form.getInputProps('key')}
                  />
                  <Button type="submit" loading={isPending}>
                    {words.signIn}
                  </Button>
                </Stack>
              </form>
            </>
          )}
        </Stack>
      </Paper>
    </Center>
  );
}

/** The secret of a link, which is taken out of the address, and so out of the browser's history. */
function takeSecret(): string | undefined {
  const { hash, pathname, search } = window.location;
  const secret = hash.slice(1);
  if (secret) window.history.replaceState(window.history.state, '', pathname + search);
  return secret || undefined;
}
