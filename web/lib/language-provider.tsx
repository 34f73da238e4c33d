import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useSyncExternalStore } from 'react';
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
  const client = useQueryClient();
  // Looked at, not asked for: the route that needs a session does that. An observer would stay with what was cleared
  // away when somebody signed in.
  const locale = useSyncExternalStore(
    useCallback((changed) => client.getQueryCache().subscribe(changed), [client]),
    () => client.getQueryData(sessionQuery.queryKey)?.organization.locale,
  );
  const language = locale === undefined ? initial : languageOf(locale);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
