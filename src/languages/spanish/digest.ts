import type { digest as english } from '../english/digest.ts';
import { details, groupName, lines } from '../wording.ts';
import { seats } from './events.ts';
import { far } from './tasks.ts';
import { dueOrOverdue, format, list, plural, theDay, when } from './wording.ts';

type Told = Parameters<ReturnType<typeof english>['digest']>[0];

export const digest: typeof english = (now) => ({
  digest({ group, until, events, moreEvents, tasks, moreTasks, laterTasks }) {
    const asked = events.find(({ silent }) => silent.total > 0);
    return lines(
      `🗓 ${groupName(group)}, hasta ${theDay(until, now)}:`,
      ...events.flatMap((event) => [
        `📅 ${details(`${event.title}, ${event.start ? when(event.start, now) : 'sin fecha'}`, event.place && `📍 ${event.place}`, seats(event))}. #${event.number}`,
        event.silent.total > 0 &&
          `💬 Sin respuesta: ${list(event.silent.names, event.silent.total)}`,
      ]),
      moreEvents > 0 && `… y ${format(moreEvents)} más: /eventos`,
      asked && `¿Vas? /voy ${asked.number} · /no voy ${asked.number}`,
      tasks.length > 0 && 'Por hacer:',
      ...tasks.map(
        (task) =>
          `${details(stateOf(task), task.title, task.due && dueOrOverdue(task.due, now))}. #${task.number}`,
      ),
      moreTasks > 0 && `… y ${format(moreTasks)} más: /tareas`,
      tasks[0] && `Cuando la tuya esté hecha: /hecho ${tasks[0].number}`,
      laterTasks > 0 && `${plural(laterTasks, 'tarea')} para más adelante: /tareas`,
    );
  },
});

/** How far a task is; of one that anyone does, that; of a single chore, whose it is. */
function stateOf({ done, total, anyone, names }: Told['tasks'][number]): string {
  if (anyone) return '☐ para cualquiera';
  return total === 1 && names.length > 0 ? `☐ ${list(names)}` : far(done, total);
}
