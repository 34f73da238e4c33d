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

/** A phone that was typed: read for certain, or not, with what it might be. */
export type TypedPhone = { phone: string } | { doubtful: string; perhaps: string | null };

/**
 * Reads what people type for a phone: in international form, or as it is dialled in their country. Digits
 * that are no number of that country are doubtful: with a plus before them they may be somebody's on the
 * other side of the world. Undefined for what is no phone.
 */
export function readTypedPhone(
  text: string,
  country: CountryCode | undefined,
): TypedPhone | undefined {
  const typed = text.trim();
  const digits = typed.replace(/[\s().\-–/]/g, '');
  if (!/^(?:\+|00)?\d{7,15}$/.test(digits)) return undefined;
  if (/^(?:\+|00)/.test(digits)) {
    const phone = parsePhone(digits);
    return phone === undefined ? undefined : { phone };
  }
  const own = country && parsePhoneNumberFromString(digits, country);
  if (own?.isValid() && E164.test(own.number)) return { phone: own.number };
  const abroad = parsePhoneNumberFromString(`+${digits}`);
  const perhaps = abroad?.isPossible() && E164.test(abroad.number) ? abroad.number : null;
  return { doubtful: typed, perhaps };
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
