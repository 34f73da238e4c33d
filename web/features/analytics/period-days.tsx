import { useFormat } from '../../lib/format.ts';
import { useAnalyticsWords } from './words.ts';

/** The days that figures are of, both among them; `to` is the instant after them. */
export function PeriodDays({ from, to, zone }: { from: string; to: string; zone: string }) {
  const words = useAnalyticsWords();
  const { date } = useFormat(zone);
  return words.daysOf(date(from), date(new Date(new Date(to).getTime() - 1)));
}
