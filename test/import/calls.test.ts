import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { parseContactsCsv } from '../../src/import/contacts-csv.ts';
import { importContacts } from '../../src/import/import-contacts.ts';
import { readAppointment } from '../../src/import/read-appointment.ts';
import { readHeading } from '../../src/import/read-heading.ts';
import { setCallConsent, setDoNotCall } from '../../src/people/call-consent.ts';
import { createContact, requireContactById } from '../../src/people/contacts.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { AT, createTenant, later, type Tenant } from '../people/tenant.ts';

describe('the words of a heading', () => {
  test.each([
    ['Appointment', 'appointment'],
    ['Appointment date', 'appointment'],
    ['Appt. time', 'appointment'],
    ['appointmentTime', 'appointment'],
    ['appointment_date_time', 'appointment'],
    ['Date and time of the appointment', 'appointment'],
    ['Cita', 'appointment'],
    ['Fecha de la cita', 'appointment'],
    ['Hora cita', 'appointment'],
    ['Termin', 'appointment'],
    ['Termindatum', 'appointment'],
    ['Uhrzeit des Termins', 'appointment'],
    ['Rendez-vous', 'appointment'],
    ['Date du rendez-vous', 'appointment'],
    ['Heure RDV', 'appointment'],
    ['Appuntamento', 'appointment'],
    ['Data appuntamento', 'appointment'],
    ['Data da consulta', 'appointment'],
    ['Hora da consulta', 'appointment'],
    ['Appointment type', 'appointmentType'],
    ['Tipo de cita', 'appointmentType'],
    ['Terminart', 'appointmentType'],
    ['Type de rendez-vous', 'appointmentType'],
    ['Tipo appuntamento', 'appointmentType'],
    ['Appointment duration (min)', 'appointmentDuration'],
    ['Duración de la cita', 'appointmentDuration'],
    ['Termindauer', 'appointmentDuration'],
    ['Appointment status', 'appointmentStatus'],
    ['Estado de la cita', 'appointmentStatus'],
    ['Terminstatus', 'appointmentStatus'],
    ['Statut du rendez-vous', 'appointmentStatus'],
    ['Stato appuntamento', 'appointmentStatus'],
    ['Appointment provider', 'appointmentProvider'],
    ['Cita con', 'appointmentProvider'],
    ['Appointment with', 'appointmentProvider'],
    ['Rendez-vous avec', 'appointmentProvider'],
    ['Booking source', 'bookingSource'],
    ['Origen de la reserva', 'bookingSource'],
    ['Buchungsquelle', 'bookingSource'],
    ['Fonte prenotazione', 'bookingSource'],
    ['Special instructions', 'specialInstructions'],
    ['Instrucciones especiales', 'specialInstructions'],
    ['Besondere Hinweise', 'specialInstructions'],
    ['Call hours before', 'callHoursBefore'],
    ['callHoursBefore', 'callHoursBefore'],
    ['Time zone', 'timeZone'],
    ['timezone', 'timeZone'],
    ['Zona horaria', 'timeZone'],
    ['Zeitzone', 'timeZone'],
    ['Fuseau horaire', 'timeZone'],
    ['Fuso orario', 'timeZone'],
    ['Do not call', 'doNotCall'],
    ["Don't call", 'doNotCall'],
    ['DNC', 'doNotCall'],
    ['doNotCall', 'doNotCall'],
    ['No llamar', 'doNotCall'],
    ['Nicht anrufen', 'doNotCall'],
    ['Ne pas appeler', 'doNotCall'],
    ['Não ligar', 'doNotCall'],
    ['Non chiamare', 'doNotCall'],
    ['Consent', 'callConsent'],
    ['Call consent', 'callConsent'],
    ['Consentimiento', 'callConsent'],
    ['Einwilligung', 'callConsent'],
    ['Consentement', 'callConsent'],
    ['Consenso', 'callConsent'],
    // What they do not say.
    ['Date', undefined],
    ['Date of birth', undefined],
    ['Time', undefined],
    ['Booking date', undefined],
    ['Photo consent', undefined],
    ['Status', undefined],
    ['Doctor', undefined],
    ['No', 'phone'],
    ['Phone', 'phone'],
    ['No. de teléfono', 'phone'],
    ['Type', undefined],
    ['Appointment 2', undefined],
  ])('%s: %s', (heading, field) => {
    expect(readHeading(heading)?.field).toBe(field);
  });
});

describe('when an appointment is', () => {
  const madrid = (locale: string) => ({ timeZone: 'Europe/Madrid', locale });
  test.each([
    ['en-GB', ['2026-12-01T10:30:00Z'], '2026-12-01T10:30:00Z'],
    ['en-GB', ['2026-12-01T10:30:00+02:00'], '2026-12-01T08:30:00Z'],
    ['en-GB', ['2026-12-01 10:30'], '2026-12-01T09:30:00Z'],
    ['en-GB', ['2026-07-01 10:30:00'], '2026-07-01T08:30:00Z'],
    ['en-GB', ['2026-12-01', '10:30'], '2026-12-01T09:30:00Z'],
    ['en-GB', ['2026-12-01 00:00:00', '10:30'], '2026-12-01T09:30:00Z'],
    ['en-GB', ['2026-12-01 00:00'], '2026-11-30T23:00:00Z'],
    ['es-ES', ['1/12/2026 10:30'], '2026-12-01T09:30:00Z'],
    ['es-ES', ['01/12/26', '9:05'], '2026-12-01T08:05:00Z'],
    ['en-US', ['12/1/2026 10:30 AM'], '2026-12-01T09:30:00Z'],
    ['en-US', ['12/1/2026 12:30 pm'], '2026-12-01T11:30:00Z'],
    ['en-US', ['Dec 1, 2026', '4 pm'], '2026-12-01T15:00:00Z'],
    ['de-DE', ['01.12.2026 10:30 Uhr'], '2026-12-01T09:30:00Z'],
    ['de-DE', ['Dienstag, 1. Dezember 2026 um 10.30 Uhr'], '2026-12-01T09:30:00Z'],
    ['es-ES', ['1 de diciembre de 2026 a las 10:30'], '2026-12-01T09:30:00Z'],
    ['es-ES', ['martes, 1 dic 2026 10.30 h'], '2026-12-01T09:30:00Z'],
    ['fr-FR', ['1er décembre 2026 à 10h30'], '2026-12-01T09:30:00Z'],
    ['it-IT', ['1 dicembre 2026', 'alle 10:30'], '2026-12-01T09:30:00Z'],
    ['pt-PT', ['01-12-2026 10:30'], '2026-12-01T09:30:00Z'],
    ['en-GB', ['1 December 2026 at 10:30'], '2026-12-01T09:30:00Z'],
    ['en-GB', ['2026/12/01 10:30'], '2026-12-01T09:30:00Z'],
    // What is not known for certain.
    ['en-GB', ['2026-12-01'], null],
    ['en-GB', ['10:30'], null],
    ['en-GB', ['13/14/2026 10:30'], null],
    ['en-US', ['13/12/2026 10:30'], null],
    ['en-GB', ['31/02/2026 10:30'], null],
    ['en-GB', ['tomorrow 10:30'], null],
    ['en-GB', ['1/12/2026 25:00'], null],
    ['en-GB', ['1/12/2026 10:30 or 11:30'], null],
    ['en-GB', ['1/12/2026 10:30', '11:30'], null],
    ['en-GB', ['1/12/2026 10'], null],
    ['en-GB', ['1/12/2026 10:30 with Ana'], null],
    ['en-GB', ['1/12/2326 10:30'], null],
  ])('%s %j', (locale, cells, instant) => {
    const read = readAppointment(cells, madrid(locale));
    expect(read?.toISOString() ?? null).toBe(instant && new Date(instant).toISOString());
  });
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const load = (tenant: Tenant, lines: string[], { dryRun = false, at = AT } = {}) =>
  tenant.act(
    (change) => {
      const reading = { timeZone: 'Europe/Madrid', locale: 'es-ES' };
      const parsed = parseContactsCsv(lines.join('\n'), reading);
      if ('problem' in parsed) throw new Error(parsed.problem.got);
      return importContacts(change, parsed.rows, { dryRun, mayEdit: () => true });
    },
    {},
    at,
  );

const only = async (tenant: Tenant) => {
  const found = await database.db.contact.findMany({
    where: { organizationId: tenant.organizationId },
    select: { id: true },
  });
  expect(found).toHaveLength(1);
  return tenant.act((change) => requireContactById(change, found[0]!.id));
};

describe('an import of appointments', () => {
  const head =
    'Nombre;Teléfono;Fecha de la cita;Hora de la cita;Tipo de cita;Duración cita;Estado cita;Cita con;Origen reserva;Instrucciones;Horas antes llamar;Zona horaria;No llamar;Consentimiento';
  const row =
    'Ana;+34600000001;1/12/2026;10:30;Revisión;1 h;Confirmada;Dr Vidal;Web;En ayunas;2 días;Canarias;no;sí';
  const calls = {
    timeZone: 'Atlantic/Canary',
    appointmentTime: new Date('2026-12-01T09:30:00Z'),
    appointmentType: 'Revisión',
    appointmentDuration: 60,
    appointmentStatus: 'CONFIRMED',
    appointmentProvider: 'Dr Vidal',
    bookingSource: 'Web',
    specialInstructions: 'En ayunas',
    callHoursBefore: 48,
    callConsent: true,
    callConsentSource: 'IMPORT',
    callConsentAt: AT,
    doNotCall: false,
    doNotCallAt: null,
    notes: null,
  };

  it('makes and mends them, and the same file twice changes nothing', async () => {
    const tenant = await createTenant(database.db);
    const canary = row.replace('Canarias', 'Atlantic/Canary');
    expect(await load(tenant, [head, canary])).toMatchObject({ created: 1, rows: [{ row: 2 }] });
    expect(await only(tenant)).toMatchObject(calls);
    expect(await load(tenant, [head, canary], { at: later(1) })).toMatchObject({ unchanged: 1 });
    const moved = canary.replace('10:30', '11:30').replace('Confirmada', 'Aplazada');
    expect(await load(tenant, [head, moved], { at: later(2) })).toMatchObject({ updated: 1 });
    expect(await only(tenant)).toMatchObject({
      ...calls,
      appointmentTime: new Date('2026-12-01T10:30:00Z'),
      appointmentStatus: 'RESCHEDULED',
    });
    const entry = (await tenant.audit()).at(-1)!;
    expect(entry.action).toBe('contacts.import');
    expect(Object.values((entry.before as { contacts: object }).contacts)).toEqual([
      { appointmentTime: '2026-12-01T09:30:00.000Z', appointmentStatus: 'CONFIRMED' },
    ]);
  });

  it('keeps in the notes what it cannot read, and names it', async () => {
    const tenant = await createTenant(database.db);
    const report = await load(tenant, [
      'name,phone,appointment,appointment status,time zone,do not call,appointment duration',
      'Ana,+34600000001,next tuesday,perhaps,Mars,ask her,long',
    ]);
    expect(await only(tenant)).toMatchObject({
      appointmentTime: null,
      doNotCall: false,
      notes: [
        'appointment: next tuesday',
        'appointment status: perhaps',
        'time zone: Mars',
        'do not call: ask her',
        'appointment duration: long',
      ].join('\n'),
    });
    expect(report.rows[0]!.warnings).toHaveLength(5);
    expect(report.rows[0]!.warnings![0]).toBe(
      '"next tuesday" of "appointment" is no date and time that can be read: it is kept in the notes',
    );
  });

  it('keeps a second appointment of a person in the notes, and what the first one lacks', async () => {
    const tenant = await createTenant(database.db);
    await load(tenant, [
      'name,phone,appointment,appointment type,do not call',
      'Ana,+34600000001,2026-12-01 10:30,,',
      'Ana,+34600000001,2026-12-03 10:30,Surgery,x',
    ]);
    expect(await only(tenant)).toMatchObject({
      appointmentTime: new Date('2026-12-01T09:30:00Z'),
      appointmentType: 'Surgery',
      doNotCall: true,
      doNotCallSource: 'IMPORT',
      notes: 'appointment: 2026-12-03 10:30',
    });
  });

  it('takes away neither that somebody is not to be called nor that they said no', async () => {
    const tenant = await createTenant(database.db);
    const id = await tenant.act((change) =>
      createContact(change, { name: 'Ana', phone: '+34600000001' }),
    );
    await tenant.act((change) => setDoNotCall(change, id, true, 'CHAT'));
    await tenant.act((change) => setCallConsent(change, id, false, 'CALL'));
    const report = await load(
      tenant,
      ['name,phone,do not call,consent', 'Ana,+34600000001,no,yes'],
      { at: later(1) },
    );
    expect(report.rows[0]).toMatchObject({
      status: 'unchanged',
      warnings: ['is not to be called, which stands', 'has said no to calls, which stands'],
    });
    expect(await only(tenant)).toMatchObject({
      ...{ doNotCall: true, doNotCallSource: 'CHAT', doNotCallAt: AT },
      ...{ callConsent: false, callConsentSource: 'CALL', callConsentAt: AT },
    });
  });

  it.each([
    ['yes', true],
    ['Sí', true],
    ['x', true],
    ['JA', true],
    ['1', true],
    ['✓', true],
    ['no', false],
    ['Nein', false],
    ['não', false],
    ['0', false],
    ['', null],
  ])('reads consent “%s”: %s', async (said, callConsent) => {
    const tenant = await createTenant(database.db);
    await load(tenant, ['name,consent', `Ana,${said}`]);
    expect(await only(tenant)).toMatchObject({
      callConsent,
      callConsentSource: callConsent === null ? null : 'IMPORT',
    });
  });

  it('changes nothing in a dry run', async () => {
    const tenant = await createTenant(database.db);
    expect(await load(tenant, [head, row], { dryRun: true })).toMatchObject({ created: 1 });
    expect(
      await database.db.contact.count({ where: { organizationId: tenant.organizationId } }),
    ).toBe(0);
  });
});
