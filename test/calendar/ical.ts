import ICAL from 'ical.js';

/** An entry of a calendar, as another library than the one that wrote it reads it. */
export interface Entry {
  uid: string;
  summary: string;
  description: string | null;
  location: string | null;
  status: string;
  sequence: number;
  transparency: string;
  organizer: string | null;
  /** ISO 8601: an instant in UTC, or a day. */
  start: string;
  end: string | null;
  isDay: boolean;
}

export interface Calendar {
  method: string;
  refresh: string;
  ttl: string;
  name: string;
  entries: Entry[];
}

/** Throws where it is no iCalendar. */
export function parseCalendar(text: string): Calendar {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const of = (component: InstanceType<typeof ICAL.Component>, name: string) => {
    const value = component.getFirstPropertyValue(name);
    return value === null ? null : String(value);
  };
  const timeOf = (component: InstanceType<typeof ICAL.Component>, name: string) => {
    const time = component.getFirstPropertyValue(name) as InstanceType<typeof ICAL.Time> | null;
    if (time === null) return null;
    return time.isDate ? time.toString() : time.toJSDate().toISOString();
  };
  return {
    method: of(calendar, 'method')!,
    refresh: of(calendar, 'refresh-interval')!,
    ttl: of(calendar, 'x-published-ttl')!,
    name: of(calendar, 'x-wr-calname')!,
    entries: calendar.getAllSubcomponents('vevent').map((event) => {
      const start = event.getFirstPropertyValue('dtstart') as InstanceType<typeof ICAL.Time>;
      if (!start.isDate && start.zone !== ICAL.Timezone.utcTimezone)
        throw new Error(`an instant without a zone: ${start.toString()}`);
      const organizer = event.getFirstProperty('organizer');
      return {
        uid: of(event, 'uid')!,
        summary: of(event, 'summary')!,
        description: of(event, 'description'),
        location: of(event, 'location'),
        status: of(event, 'status')!,
        sequence: Number(of(event, 'sequence')),
        transparency: of(event, 'transp')!,
        organizer: (organizer?.getFirstParameter('cn') as string | undefined) ?? null,
        start: timeOf(event, 'dtstart')!,
        end: timeOf(event, 'dtend'),
        isDay: start.isDate,
      };
    }),
  };
}
