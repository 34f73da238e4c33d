import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type CountryCode, parsePhone } from '../forms/phone.ts';

/** A phone as a file has it, read. */
export interface ImportedPhone {
  e164: string;
  /** What stands beside the number is more than its form: "600 111 222 (mum)", an extension. */
  hasRemark: boolean;
}

/** The longest text of a cell in which a number is looked for between words. */
const longestCell = 200;

/**
 * Reads a phone as files have it: as a link of WhatsApp, as a tel: URI (RFC 3966; vCard 4.0), with the
 * apostrophe or the ".0" of a spreadsheet, with a few words beside it. One without its country's code is
 * read as one of `country`, where it is a number that is given out there; else undefined.
 */
export function readImportedPhone(text: string, country?: CountryCode): ImportedPhone | undefined {
  const bare = text
    .trim()
    .slice(0, longestCell)
    .replace(/^['’=]+/, '')
    .replace(/^"(.*)"$/, '$1')
    .replace(/^(?:tel|sms|whatsapp):/i, '')
    .replace(/^(?:https?:\/\/)?(?:wa\.me|api\.whatsapp\.com\/send\?phone=)\/?\+?(?=\d)/i, '+')
    .replace(/^(\+?\d{7,15})\.0$/, '$1')
    .trim();
  if (!/[\p{L};#*]/u.test(bare)) {
    const e164 = readNumber(bare, country);
    return e164 === undefined ? undefined : { e164, hasRemark: false };
  }
  const numbers = bare.match(/(?:\+|\b00)?\(?\d[\d\s().\-–/]{5,}\d/g) ?? [];
  if (numbers.length !== 1) return undefined;
  const e164 = readNumber(numbers[0], country);
  return e164 === undefined ? undefined : { e164, hasRemark: true };
}

function readNumber(text: string, country: CountryCode | undefined): string | undefined {
  const e164 = parsePhone(text, country);
  if (e164 === undefined || /^(?:\+|00)/.test(text)) return e164;
  // Without its country's code it might be anybody's: it must be one that this country gives out.
  return parsePhoneNumberFromString(e164)?.isValid() ? e164 : undefined;
}

/** What a number is for certain; undefined where nobody can tell, as in the United States. */
export function typeOf(e164: string): 'mobile' | 'landline' | undefined {
  const type = parsePhoneNumberFromString(e164)?.getType();
  return type === 'MOBILE' ? 'mobile' : type === 'FIXED_LINE' ? 'landline' : undefined;
}

/** The numbers of a cell that holds several; Google joins them with " ::: ". */
export function splitPhones(cell: string): string[] {
  const joined = cell.split(':::').map((part) => part.trim());
  return joined.flatMap((part) => {
    const parts = part.split(/[;,|\n]|\s\/\s|\s(?:or|and|o|y|e|ou|et|oder|und|u)\s/i);
    const areNumbers = parts.every((one) => (one.match(/\d/g) ?? []).length >= 7);
    return areNumbers ? parts.map((one) => one.trim()) : part === '' ? [] : [part];
  });
}
