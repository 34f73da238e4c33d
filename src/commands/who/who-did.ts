import { findAway } from '../../absences/find-away.ts';
import { awayFacts } from '../../absences/span.ts';
import { mayOnGroup, requireOnGroup } from '../../context/policy.ts';
import { type Context, requireGroupOrDirect } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import type { VerbForms } from '../../languages/clause-words.ts';
import type { Say } from '../../languages/say.ts';
import { clauseWordsFor } from '../../languages/words.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import { findDoer } from '../../tasks/close-task.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { listOpenTasks } from '../../tasks/list-tasks.ts';
import { readTaskPeople } from '../../tasks/progress.ts';
import { contentWords, isNear } from '../arguments/fit-titles.ts';
import type { Answer } from '../command.ts';
import { fillersFor } from '../events/choose-events.ts';
import { Misread } from '../misread.ts';
import { calledUpon, shownIn, shownNames } from './called-upon.ts';
import type { WriteExample } from './find-asked.ts';
import type { Question } from './question.ts';

type TaskQuestion = Extract<Question, { about: 'task' }>;

/** Tasks that are asked about at once. */
const shownTasks = 5;
const mostOpen = 50;

/** Answers who has or has not done a task: the numbered one, the one of that title, or the only open one. */
export async function whoDid(question: TaskQuestion, context: Context, say: Say): Promise<Answer> {
  const { done } = question;
  const { change } = context;
  const number = question.number ?? (await findTaskAsked(question, context, say));
  if (number === null) return say.noOpenTask(context.group);
  const task = await requireTask(change, change.actor, number);
  const { title, status } = task;
  const anyone = task.mode === 'ANYONE';
  // Of what was cancelled nobody owes anything, which is not that everyone has done it.
  if (!done && status === 'CANCELLED') throw new UserError('taskNotOwed', { number, title });
  if (done) {
    const { named, total } = await readTaskPeople(
      change,
      change.actor,
      task.id,
      'DONE',
      shownNames,
    );
    const people = { named: named.map(({ name }) => ({ name })), total };
    return say.whoTask({ number, title, done, people, anyone });
  }
  const owing = await readTaskPeople(change, change.actor, task.id, 'OPEN', shownIn(context));
  const doer =
    anyone && owing.total === 0 ? await findDoer(change, change.actor, task.id) : undefined;
  if (doer !== undefined)
    return say.taskDoneForAll({ number, title, changed: false, by: doer?.name ?? null });
  // Of whom one is enough nobody in particular is called upon.
  const ids = owing.named.map(({ contactId }) => contactId);
  const away = await findAway(change, ids, task.group?.id ?? null, context.message.sentAt);
  const people = calledUpon(owing, context, !anyone, away);
  const absent = owing.named.flatMap(({ contactId, name }) => {
    const time = away.get(contactId);
    return time ? [awayFacts({ ...time, name })] : [];
  });
  const text = say.whoTask({ number, title, done, people, anyone });
  const note = absent.length > 0 && say.awayPeople({ people: absent, total: absent.length });
  return {
    text: note ? `${text}\n${note}` : text,
    mentions: mentionsOf(people),
    about: number,
  };
}

/** The number of the task that is meant; null where none is open. Throws Misread where it is not known which. */
export async function findTaskAsked(
  { title, done }: TaskQuestion,
  context: Context,
  say: Say,
  write: WriteExample = say.whoCommand,
): Promise<number | null> {
  const { change, group, locale } = context;
  requireGroupOrDirect(context);
  if (group) requireOnGroup(change.actor, 'ask', group);
  const { tasks, total } = await listOpenTasks(change, change.actor, group?.id ?? null, mostOpen);
  const [first] = tasks;
  if (!first) return null;
  const fillers = fillersFor(locale);
  const said = title === null ? [] : contentWords(title, fillers);
  const fits = tasks.filter((task) => isCalled(said, contentWords(task.title, fillers), locale));
  const [only, other] = fits;
  if (only && !other) return only.number;
  const near = tasks.filter((task) =>
    isCalled(said, contentWords(task.title, fillers), locale, isNear),
  );
  const close = fits.length > 0 ? fits : near;
  const shown = (close.length > 0 ? close : tasks).slice(0, shownTasks);
  const about = done ? 'done' : 'task';
  const example = write({ about, number: shown[0]!.number });
  const more = Math.max(0, (close.length || total) - shown.length);
  const likely = tasks.length === 1 || close.length === 1 ? example : undefined;
  throw new Misread(say.whichTask({ tasks: shown, more, example }), likely);
}

/** The number of the one open task here that is called so, in whatever form of the verb. */
export async function findTaskCalled(title: string, context: Context): Promise<number | undefined> {
  const { change, group, message, locale } = context;
  const mayAsk = group ? mayOnGroup(change.actor, 'ask', group) : message.chat.kind === 'DIRECT';
  if (!mayAsk) return undefined;
  const { tasks } = await listOpenTasks(change, change.actor, group?.id ?? null, mostOpen);
  const fillers = fillersFor(locale);
  const said = contentWords(title, fillers);
  const fits = tasks.filter((task) => isCalled(said, contentWords(task.title, fillers), locale));
  return fits.length === 1 ? fits[0]!.number : undefined;
}

/** Whether a title has all that was said, in whatever form of the verb: "paid" is "Pay the fees". */
function isCalled(
  said: readonly string[],
  title: readonly string[],
  locale: string,
  isSame = (one: string, other: string) => one === other,
): boolean {
  const forms = clauseWordsFor(locale).map(({ verbs }) => verbs);
  const stems = title.map((word) => stemOf(word, forms));
  return said.every((word) => stems.some((stem) => isSame(stemOf(word, forms), stem)));
}

function stemOf(word: string, forms: readonly VerbForms[]): string {
  const irregular = forms.map((verbs) => verbs.irregular[word]).find((form) => form !== undefined);
  const endings = forms.map(({ endings }) => endings).join('|');
  return (irregular ?? word).replace(new RegExp(`(?<=\\p{L}{2})(?:${endings})$`, 'u'), '');
}
