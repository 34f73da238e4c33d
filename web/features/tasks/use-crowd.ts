import { useFormat } from '../../lib/format.ts';
import { useTaskWords } from './words.ts';

interface Crowd {
  named: readonly { name: string }[];
  total: number;
}

/** Says many people, of whom some are named: "Ana, Pau and 3 more". */
export function useCrowd(): (crowd: Crowd) => string {
  const words = useTaskWords();
  const format = useFormat();
  return ({ named, total }) => {
    const names = named.map(({ name }) => name);
    const more = total - names.length;
    if (more > 0) names.push(words.more(format.number(more)));
    return new Intl.ListFormat(format.locale, { type: 'conjunction' }).format(names);
  };
}
