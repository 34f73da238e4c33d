import type { tasks as english } from '../english/tasks.ts';
import type { GroupTaskFacts, Recipients } from '../reply.ts';
import {
  bar,
  firstWords,
  groupName,
  handle,
  isDone,
  lines,
  mention,
  namesShown,
} from '../wording.ts';
import { repeated } from './repeats.ts';
import {
  dueBy,
  dueOrOverdue,
  format,
  forSpan,
  list,
  noChatWith,
  people,
  plural,
  replyYes,
} from './wording.ts';

export const tasks: typeof english = (now) => ({
  you() {
    return 'tú';
  },

  confirmTask({ title, due, repeats, to, code }) {
    return lines(
      `¿Doy ${title} a ${people(to.people)}?`,
      `→ ${whom(to)}${due ? `, ${dueBy(due, now)}` : ''}`,
      repeats && repeated(repeats, now),
      replyYes(code),
    );
  },

  taskCreated({ number, title, notes, due, repeats, to, strangers }) {
    return lines(
      `✅ ${title} → ${whom(to)}${due ? `, ${dueBy(due, now)}` : ''}. #${number}`,
      repeats && repeated(repeats, now),
      notes && firstWords(notes),
      to.anyone && (to.people > 1 || to.groups.length > 0)
        ? `Quien lo haga: /hecho ${number} · ¿Cómo va? /progreso ${number}`
        : to.people > 1 || to.groups.length > 0
          ? `Al acabar, cada cual: /hecho ${number} · ¿Cómo va? /progreso ${number}`
          : `Al acabar: /hecho ${number}`,
      noChatWith(strangers),
    );
  },

  taskDone({ number, title, changed, who, done, total }) {
    const what = `${title}${who ? ` (${who})` : ''}. #${number}`;
    if (!changed) return `Ya estaba hecho: ${what}`;
    if (total <= 1) return `✅ Hecho: ${what}`;
    return lines(
      `✅ Hecho: ${what}`,
      done === total ? `🎉 Era la última: ya están las ${format(total)}.` : far(done, total),
    );
  },

  taskDoneForAll({ number, title, changed, by }) {
    return changed
      ? `✅ ${by} ha hecho ${title}: ya no hace falta nadie más. #${number}`
      : `${title} ya ${by === null ? 'estaba hecho' : `lo había hecho ${by}`}. #${number}`;
  },

  taskReopened({ number, title, changed, who, forAll }) {
    if (forAll && changed)
      return `↩️ ${title} vuelve a estar pendiente, para cualquiera. #${number}`;
    const what = `${title}${who ? ` (${who})` : ''}. #${number}`;
    return changed ? `↩️ Vuelve a estar pendiente: ${what}` : `Ya estaba pendiente: ${what}`;
  },

  dueSet({ number, title, due, before, repeats }) {
    if (before?.at.getTime() === due.at.getTime())
      return `⏰ ${title}: ya era ${dueBy(due, now)}. #${number}`;
    const was = before ? `, ya no ${dueBy(before, now)}` : '';
    return lines(
      `⏰ ${title}: ${before ? 'ahora ' : ''}${dueBy(due, now)}${was}. #${number}`,
      repeats === 'noMore' ? '🔁 Ya no se repite.' : repeats && repeated(repeats, now),
    );
  },

  taskProgress(task) {
    const {
      number,
      title,
      notes,
      group,
      due,
      repeats,
      cancelled,
      done,
      total,
      outstanding,
      anyone,
    } = task;
    const heading = `${title}${group ? ` · ${groupName(group)}` : ''} #${number}`;
    if (cancelled) return lines(heading, 'Esta tarea se canceló.');
    if (total === 0) return lines(heading, 'Ya no la tiene nadie.');
    if (anyone) {
      return lines(
        anyone.by
          ? `✅ La ha hecho ${anyone.by}, por todo el grupo.`
          : '☐ Todavía no la ha hecho nadie.',
        `${heading}${due && !anyone.by ? `, ${dueOrOverdue(due, now)}` : ''}`,
        repeats && repeated(repeats, now),
        notes && `📝 ${notes}`,
        !anyone.by && `Puede hacerla cualquiera: ${list(outstanding.names, outstanding.total)}`,
      );
    }
    return lines(
      far(done, total),
      `${heading}${due ? `, ${dueOrOverdue(due, now, done === total)}` : ''}`,
      repeats && repeated(repeats, now),
      notes && `📝 ${notes}`,
      outstanding.total > 0
        ? `${outstanding.total === 1 ? 'Falta' : 'Faltan'}: ${list(outstanding.names, outstanding.total)}`
        : '🎉 Ya la ha hecho todo el mundo.',
    );
  },

  ownTasks({ tasks: rows, total, filter, label, whose }) {
    const due = label ? ` ${forSpan(label)}` : '';
    const has = whose ? `${whose} tiene` : 'Tienes';
    if (total === 0) {
      const hasNot = whose ? `${whose} no tiene` : 'No tienes';
      if (filter !== 'open') return `${hasNot} tareas${filter === 'done' ? ' hechas' : ''}${due}.`;
      return `${hasNot} nada pendiente${due}.${whose ? '' : ' 🎉'}`;
    }
    return lines(
      `${has} ${counted(total, filter)}${due}:`,
      ...rows.map(
        ({ done, number, title, group, due, anyone }) =>
          `${done ? '☑' : '☐'} #${number} ${title}${group ? ` · ${group}` : ''}${anyone && !done ? ' · para cualquiera' : ''}${due ? ` · ${dueOrOverdue(due, now, done)}` : ''}`,
      ),
      more(rows.length, total) ||
        (filter === 'open' && !whose && `¿Has hecho alguna? /hecho ${rows[0]!.number}`),
    );
  },

  groupTasks({ group, tasks: rows, total, filter, label }) {
    const due = label ? ` ${forSpan(label)}` : '';
    if (total === 0) {
      const kind = { open: ' pendientes', done: ' hechas', all: '' }[filter];
      const hint =
        filter === 'done'
          ? ''
          : ` Pon una: /crear tarea "Traer la red" para ${handle(group)} vence el viernes`;
      return `${groupName(group)} no tiene tareas${kind}${due}.${hint}`;
    }
    return lines(
      `${groupName(group)}: ${counted(total, filter)}${due}`,
      ...rows.map(
        (task) =>
          `#${task.number} ${task.title} · ${stateOf(task)}${task.due ? ` · ${dueOrOverdue(task.due, now, isDone(task))}` : ''}`,
      ),
      more(rows.length, total) ||
        (filter !== 'done' && `¿Quién falta? /progreso ${rows[0]!.number}`),
    );
  },

  whoTask({ number, title, done, people: { named, total }, anyone }) {
    if (anyone && !done && total > 0) {
      const names = list(named.map(mention), total);
      return `Todavía nadie ha hecho ${title}, y puede hacerlo cualquiera: ${names}. #${number}`;
    }
    if (total === 0)
      return done
        ? `Todavía nadie ha hecho ${title}. #${number}`
        : `Todo el mundo ha hecho ${title}. 🎉 #${number}`;
    const have = total === 1 ? 'ha' : 'han';
    return lines(
      `${people(total)} ${done ? have : `aún no ${have}`} hecho ${title} #${number}:`,
      list(named.map(mention), total),
      !done && 'Al acabar, responded a este mensaje: hecho',
    );
  },
});

/** "📚 Book Club sin Pau (11 personas)"; "📚 Book Club (12 personas), Pau y tú". */
function whom(to: Recipients): string {
  return to.anyone && to.people > 1 ? `cualquiera de ${everybody(to)}` : everybody(to);
}

function everybody({ groups, names, except, people: count }: Recipients): string {
  const without =
    except.length > 0 ? ` sin ${list(except.slice(0, namesShown), except.length)}` : '';
  const [only, ...others] = groups;
  if (only && others.length === 0 && names.length === 0) {
    return `${groupName(only)}${without} (${people(count)})`;
  }
  const all = [
    ...groups.map((group) => `${groupName(group)} (${people(group.memberCount)})`),
    ...names,
  ];
  const sum = others.length > 0 || without !== '' ? `, ${people(count)} en total` : '';
  return `${list(all.slice(0, namesShown), all.length)}${without}${sum}`;
}

/** "9/12"; of what one does for all, who has; of a chore, whose it is. */
function stateOf({ done, total, anyone, names = [] }: GroupTaskFacts): string {
  if (anyone) return done > 0 ? `hecha por ${list(names, names.length)}` : 'para cualquiera';
  const state = `${format(done)}/${format(total)}`;
  if (names.length === 0) return state;
  return total === 1
    ? `${list(names, names.length)}${done > 0 ? ' ✅' : ''}`
    : `${list(names.slice(0, namesShown), total)} ${state}`;
}

/** "▓▓▓▓▓▓▓▓░░ 9 de 12 hechas". */
export function far(done: number, total: number): string {
  return `${bar(done, total)} ${format(done)} de ${format(total)} ${total === 1 ? 'hecha' : 'hechas'}`;
}

/** "1 tarea pendiente", "12 tareas hechas". */
function counted(total: number, filter: 'open' | 'done' | 'all'): string {
  switch (filter) {
    case 'open':
      return plural(total, 'tarea pendiente', 'tareas pendientes');
    case 'done':
      return plural(total, 'tarea hecha', 'tareas hechas');
    case 'all':
      return plural(total, 'tarea');
  }
}

function more(shown: number, total: number): string | false {
  return total > shown && `… y ${format(total - shown)} más. Para ver una: /progreso y su número`;
}
