import { Fragment, type ReactNode } from 'react';
import type { Language } from '../../lib/language.tsx';

/** "A", "A and B", "A, B and C", where each is something that is shown. */
export function joinNodes(nodes: readonly ReactNode[], language: Language): ReactNode {
  const parts = new Intl.ListFormat(language === 'es' ? 'es' : 'en-GB').formatToParts(
    nodes.map((_, index) => String(index)),
  );
  return parts.map(({ type, value }) =>
    type === 'element' ? <Fragment key={`at ${value}`}>{nodes[Number(value)]}</Fragment> : value,
  );
}
