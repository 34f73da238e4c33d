import type { Organization, OrganizationEdit } from '../../../client/muster.ts';
import { toMinutes, toTime } from '../../lib/times.ts';

/** What the form of the settings holds: as one types it. */
export interface SettingsValues {
  name: string;
  timeZone: string;
  locale: string;
  businessType: Organization['businessType'];
  /** In the currency, not in cents. */
  averageAppointment: number | '';
  isQuiet: boolean;
  quietFrom: string;
  quietUntil: string;
  confirmAbove: number | '';
  turnsPerDay: number | '';
  catchUpMinutes: number | '';
  eventPolls: boolean;
  keepMessagesDays: number | '';
  /** By weekday, from Monday. */
  callHours: { isOn: boolean; from: string; until: string }[];
  holidays: string[];
  dialsPerHalfMinute: number | '';
  dialsPerQuarterHour: number | '';
  callRetryMinutes: string[];
  callConsentRequired: boolean;
}

/** Shown for hours that are off, for whoever switches them on. */
const usual = { quietFrom: 22 * 60, quietUntil: 8 * 60, callFrom: 9 * 60, callUntil: 20 * 60 };

const dayMinutes = 24 * 60;

/** Minutes of the day at which hours end: midnight is the end of the day then, and not its beginning. */
export const endOf = (until: string): number => toMinutes(until) || dayMinutes;

export function toValues(organization: Organization): SettingsValues {
  const { averageAppointmentCents, quietFrom, quietUntil, keepMessagesDays } = organization;
  return {
    ...organization,
    averageAppointment: averageAppointmentCents === null ? '' : averageAppointmentCents / 100,
    isQuiet: quietFrom !== null,
    quietFrom: toTime(quietFrom ?? usual.quietFrom),
    quietUntil: toTime(quietUntil ?? usual.quietUntil),
    keepMessagesDays: keepMessagesDays ?? '',
    callHours: organization.callHours.map((hours) => ({
      isOn: hours !== null,
      from: toTime(hours?.from ?? usual.callFrom),
      until: toTime((hours?.until ?? usual.callUntil) % dayMinutes),
    })),
    callRetryMinutes: organization.callRetryMinutes.map(String),
  };
}

/** What of it is another: only that is sent, so that what somebody else changed meanwhile stays. */
export function toEdit(values: SettingsValues, before: Organization): OrganizationEdit {
  const after: OrganizationEdit = {
    name: values.name.trim(),
    timeZone: values.timeZone.trim(),
    locale: values.locale.trim(),
    businessType: values.businessType,
    averageAppointmentCents:
      values.averageAppointment === '' ? null : Math.round(values.averageAppointment * 100),
    quietFrom: values.isQuiet ? toMinutes(values.quietFrom) : null,
    quietUntil: values.isQuiet ? toMinutes(values.quietUntil) : null,
    eventPolls: values.eventPolls,
    keepMessagesDays: values.keepMessagesDays === '' ? null : values.keepMessagesDays,
    callHours: values.callHours.map(({ isOn, from, until }) =>
      isOn ? { from: toMinutes(from), until: endOf(until) } : null,
    ) as Organization['callHours'],
    holidays: values.holidays,
    callRetryMinutes: values.callRetryMinutes.map(Number),
    callConsentRequired: values.callConsentRequired,
  };
  for (const name of [
    'confirmAbove',
    'turnsPerDay',
    'catchUpMinutes',
    'dialsPerHalfMinute',
    'dialsPerQuarterHour',
  ] as const) {
    const value = values[name];
    if (value !== '') after[name] = value;
  }
  // Both or none: the API takes the quiet hours together.
  const same = (name: keyof OrganizationEdit) =>
    JSON.stringify(after[name]) === JSON.stringify(before[name]);
  const areQuietSame = same('quietFrom') && same('quietUntil');
  return Object.fromEntries(
    Object.entries(after).filter(([name]) =>
      name.startsWith('quiet') ? !areQuietSame : !same(name as keyof OrganizationEdit),
    ),
  );
}
