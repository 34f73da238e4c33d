import { Text, UnstyledButton } from '@mantine/core';
import { DateTime } from 'luxon';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { createFormat, useFormat } from '../../lib/format.ts';
import type { Entry } from './entry.ts';
import { EntryLink } from './entry-link.tsx';
import { KindIcon } from './kind-icon.tsx';
import type { Month } from './month.ts';
import classes from './month-grid.module.css';
import { kinds } from './search.ts';
import { useCalendarWords } from './words.ts';

/** In the box of a day there is room for so many. */
const shownInDay = 3;

/** By how many days each key goes. */
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface MonthGridProps {
  month: Month;
  days: ReadonlyMap<string, Entry[]>;
  /** The day that the keyboard is on. */
  active: DateTime;
  /** Another day, which may be of another month. */
  onMove: (day: DateTime) => void;
  /** All of a day is wanted. */
  onOpen: (day: DateTime) => void;
}

/** A month as weeks and days. The arrows go from day to day, Page Up and Down from month to month. */
export function MonthGrid({ month, days, active, onMove, onOpen }: MonthGridProps) {
  const { locale } = useFormat();
  const words = useCalendarWords();
  const grid = useRef<HTMLTableElement>(null);
  const isByKey = useRef(false);
  const activeDay = active.toISODate();
  useEffect(() => {
    if (!isByKey.current) return;
    isByKey.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${activeDay}"]`)?.focus();
  }, [activeDay]);

  function move(event: KeyboardEvent): void {
    const days = steps[event.key];
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    if (days === undefined && months === undefined) return;
    event.preventDefault();
    isByKey.current = true;
    onMove(active.plus(days === undefined ? { months } : { days }));
  }

  const weeks = Array.from({ length: month.days.length / 7 }, (_, week) =>
    month.days.slice(week * 7, week * 7 + 7),
  );
  return (
    <table ref={grid} className={classes.grid} aria-label={words.month}>
      <thead>
        <tr>
          {month.days.slice(0, 7).map((day) => (
            <th key={day.weekday} scope="col" className={classes.weekday}>
              {day.setLocale(locale).toLocaleString({ weekday: 'short' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.toISODate()}>
            {week.map((day) => (
              <td
                key={day.toISODate()}
                className={classes.cell}
                data-outside={day.hasSame(month.first, 'month') ? undefined : true}
              >
                <DayBox
                  day={day}
                  entries={days.get(day.toISODate() ?? '') ?? []}
                  isActive={day.toISODate() === activeDay}
                  onKeyDown={move}
                  onOpen={() => onOpen(day)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayBoxProps {
  day: DateTime;
  entries: readonly Entry[];
  isActive: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onOpen: () => void;
}

function DayBox({ day, entries, isActive, onKeyDown, onOpen }: DayBoxProps) {
  const words = useCalendarWords();
  const format = useFormat();
  const isToday = day.hasSame(DateTime.now().setZone(day.zone), 'day');
  const name = day.setLocale(format.locale).toLocaleString({ day: 'numeric', month: 'long' });
  // Where there is no room for all, what people plan comes before what Muster does by itself.
  const inBox = entries
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
    .slice(0, shownInDay);
  const more = entries.length - inBox.length;
  return (
    <>
      <UnstyledButton
        className={classes.day}
        data-day={day.toISODate()}
        data-today={isToday || undefined}
        tabIndex={isActive ? 0 : -1}
        aria-current={isToday ? 'date' : undefined}
        aria-label={words.dayWith(name, format.number(entries.length))}
        onKeyDown={onKeyDown}
        onClick={onOpen}
      >
        {day.day}
      </UnstyledButton>
      {inBox.map((entry) => (
        <Line key={entry.id} entry={entry} />
      ))}
      {more > 0 && (
        <UnstyledButton className={classes.entry} onClick={onOpen}>
          {words.more(format.number(more))}
        </UnstyledButton>
      )}
    </>
  );
}

/** An entry in a line; what there is no room for stands in its title. */
function Line({ entry }: { entry: Entry }) {
  const words = useCalendarWords();
  const format = useFormat();
  const { kind, at, hasTime, title, alarm, group, zone, state } = entry;
  const what = title || (alarm ? words.alarms[alarm] : '');
  const full = [
    alarm && words.alarms[alarm],
    title,
    group?.name,
    state && words[state],
    zone && `${createFormat(format.locale, zone).time(at)} ${words.zone(zone)}`,
  ];
  return (
    <div title={full.filter(Boolean).join(' · ')}>
      <EntryLink entry={entry} className={classes.entry}>
        <KindIcon kind={kind} />
        <Text span inherit className={state ? classes.ended : undefined}>
          {hasTime ? `${format.time(at)} ` : ''}
          {what}
          {zone ? ` (${words.zone(zone)})` : ''}
        </Text>
      </EntryLink>
    </div>
  );
}
