import type { QueryClient } from '@tanstack/react-query';
import { api } from './api.ts';
import { languageOf } from './language.tsx';
import { sessionQuery } from './session.ts';

/**
 * Has the API tell problems in the language of the organization, looked up with each request: what a page asks for
 * first is on its way before anything is drawn. Until the language is known the browser says its own.
 */
export function askInLanguage(client: QueryClient): void {
  api.interceptors.request.use((request) => {
    const locale = client.getQueryData(sessionQuery.queryKey)?.organization.locale;
    if (locale !== undefined) request.headers.set('Accept-Language', languageOf(locale));
    return request;
  });
}
