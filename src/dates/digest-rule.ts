import { isRule, readRule, ruleOf } from './recurrence-rule.ts';

const daysOfWeek = 7;

/**
 * Whether a rule of RFC 5545 is one by which a digest comes: daily, or on weekdays in their order. Others, such as
 * every second week, would tell of a week and leave the next one out.
 */
export function isDigestRule(rule: string): boolean {
  if (!isRule(rule)) return false;
  const { freq, interval, weekdays = [], nth, monthDays, month, until, count } = readRule(rule);
  const isPlain = [nth, monthDays, month, until, count].every((part) => part === undefined);
  if (!isPlain || interval !== 1) return false;
  if (freq === 'daily') return weekdays.length === 0;
  const isInOrder = weekdays.every((day, at) => at === 0 || day > weekdays[at - 1]!);
  return freq === 'weekly' && weekdays.length > 0 && isInOrder;
}

/** The rule of days of the week, in whatever order. */
export function digestRuleOf(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b);
  return days.length === daysOfWeek
    ? ruleOf({ freq: 'daily', interval: 1 })
    : ruleOf({ freq: 'weekly', interval: 1, weekdays: days });
}
