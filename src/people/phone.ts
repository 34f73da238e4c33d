import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';

export type { CountryCode };

const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Reads a phone number in international form ("+34 600 111 222", "0034600111222") as E.164, or
 * undefined. A number without a country is refused, because guessing one would call a stranger;
 * unless the caller says which country's numbers they are ("ES").
 */
export function parsePhone(text: string, country?: CountryCode): string | undefined {
  const international = text.trim().replace(/^00/, '+');
  if (
    !international.startsWith('+') &&
    (country === undefined || !/^[\d\s().\-–/]+$/.test(international))
  ) {
    return undefined;
  }
  const parsed = parsePhoneNumberFromString(international, country);
  // The library finds service numbers of a few digits possible; the database asks for 7 to 15.
  return parsed?.isPossible() && E164.test(parsed.number) ? parsed.number : undefined;
}

/** "+34600111222" → "+34 600 111 222", as people write it. */
export function formatPhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}

/** The WhatsApp id that belongs to a phone: its digits and "@c.us" (whatsapp-web.js, ContactId). */
export function whatsappIdOfPhone(phone: string): string {
  return `${phone.slice(1)}@c.us`;
}

/** The phone behind a WhatsApp id, or undefined for ids that carry none ("…@lid", groups). */
export function phoneOfWhatsappId(externalId: string): string | undefined {
  const digits = /^([1-9]\d{6,14})@(?:c\.us|s\.whatsapp\.net)$/.exec(externalId)?.[1];
  return digits === undefined ? undefined : `+${digits}`;
}
