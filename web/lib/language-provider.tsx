import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
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
  // Looked at, not asked for: the route that needs a session does that.
  const { data } = useQuery({ ...sessionQuery, enabled: false });
  const language = data ? languageOf(data.organization.locale) : initial;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
