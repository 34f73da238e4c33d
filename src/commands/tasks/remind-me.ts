import type { Context } from '../../context/read-context.ts';
import type { Say } from '../../languages/say.ts';
import { intentWordsFor } from '../../languages/words.ts';
import { occasion } from '../arguments/date.ts';
import { parseArguments } from '../arguments/read-arguments.ts';
import { textOf } from '../arguments/slot.ts';
import { optionalText } from '../arguments/text.ts';
import { Misread } from '../misread.ts';
import { fold, withoutQuotes } from '../tokenize.ts';

/**
 * What there is instead of "/remind me tomorrow 9am to call": a task of one's own, with its date. Undefined
 * where neither a time nor the sender is named: that is something else.
 */
export function remindMe(rest: string, context: Context, say: Say): Misread | undefined {
  const { locale, message, zone } = context;
  const [line = ''] = rest.split('\n', 1);
  const { text: asked, isForSelf } = withoutLeads(line, locale);
  const read = parseArguments(slots, asked, { sentAt: message.sentAt, zone, locale });
  const said = (name: keyof typeof slots) => {
    const stretch = read.ok ? read.stretches.get(name) : undefined;
    return stretch ? textOf(stretch) : '';
  };
  const due = said('due');
  if (due === '' && !isForSelf) return undefined;
  const title = withoutQuotes(withoutLeads(said('what'), locale).text);
  // A time may be left in it: "las 9 llamar".
  const isClear = title !== '' && !/\d/.test(title);
  const likely = isClear ? say.ownTaskCommand({ title, due: due || null }) : undefined;
  return new Misread(say.remindsOfTasks(), likely);
}

/** As a task has them: what, and when. */
const slots = { due: occasion('due date'), what: optionalText('what') };

/** "me to call": "call", for the sender. */
function withoutLeads(text: string, locale: string): { text: string; isForSelf: boolean } {
  const { self, others } = leadsOf(locale);
  const words = text.trim().split(/\s+/);
  const at = words.findIndex((word) => !self.has(fold(word)) && !others.has(fold(word)));
  const leads = at === -1 ? words : words.slice(0, at);
  return {
    text:
      at === -1
        ? ''
        : words
            .slice(at)
            .join(' ')
            .replace(/[\s,;]+$/, ''),
    isForSelf: leads.some((word) => self.has(fold(word))),
  };
}

function leadsOf(locale: string): Record<'self' | 'others', ReadonlySet<string>> {
  const all = intentWordsFor(locale).map(({ remindLeads }) => remindLeads);
  return {
    self: new Set(all.flatMap(({ self }) => self)),
    others: new Set(all.flatMap(({ others }) => others)),
  };
}
