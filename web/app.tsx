import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { NamedParts } from './components/named-parts.tsx';
import { askInLanguage } from './lib/ask-in-language.ts';
import { languageOf } from './lib/language.tsx';
import { LanguageProvider } from './lib/language-provider.tsx';
import { createQueryClient } from './lib/query-client.ts';
import { createAppRouter } from './router.ts';
import { cssVariables, theme } from './theme.ts';

export function App() {
  const [{ queryClient, router }] = useState(createParts);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <LanguageProvider initial={languageOf(navigator.language)}>
          <NamedParts>
            <ModalsProvider>
              {/* Not at the bottom: what can be done to those who are selected stands there, and an undo stays for long. */}
              <Notifications position="top-center" limit={3} />
              <RouterProvider router={router} />
            </ModalsProvider>
          </NamedParts>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function createParts() {
  const queryClient = createQueryClient(() => {
    queryClient.clear();
    const { pathname, searchStr } = router.state.location;
    if (pathname === '/sign-in') return;
    void router.navigate({ to: '/sign-in', search: { to: pathname + searchStr } });
  });
  askInLanguage(queryClient);
  const router = createAppRouter(queryClient);
  return { queryClient, router };
}
