import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { type Language, LanguageContext, languageOf } from './language.tsx';
import { sessionQuery } from './session.ts';

/** The language of the organization, once it is known whose console this is; until then the browser's. */
export function LanguageProvider({
  initial,
  children,
}: {
  initial: Language;
  children: ReactNode;
}) {
  // Looked at in the cache, not asked for: the route that needs a session does that. An observer would go on looking
  // at the query that was there before all was forgotten, at signing in and out.
  const client = useQueryClient();
  const session = useSyncExternalStore(
    (onChange) => client.getQueryCache().subscribe(notifyManager.batchCalls(onChange)),
    () => client.getQueryData(sessionQuery.queryKey),
  );
  const language = session ? languageOf(session.organization.locale) : initial;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
