import type { CountryCode } from '../forms/country.ts';
import { type ImportedPhone, readImportedPhone, typeOf } from './import-phone.ts';
import type { PhoneKind } from './read-heading.ts';

/** A phone or an e-mail address as a file has it. */
export interface Listed {
  text: string;
  /** What the file calls it: "Home Phone". It is kept under this name where another one counts. */
  label: string;
  kind: PhoneKind;
  /** The lower, the rather: what the file says of it, as PREF=1. */
  preference?: number;
  /** The file calls it by a word that is worth keeping: "Grandma". */
  isOdd?: boolean;
  /** It is of somebody around the person, who is not named: "Mother's phone". */
  isOthers?: boolean;
  /** Nobody is reached by it whom the row is about: it is kept in the notes. */
  isOnlyTold?: boolean;
}

export interface RankedPhone extends Listed {
  read: ImportedPhone | undefined;
}

const kinds: readonly PhoneKind[] = ['mobile', 'main', 'phone', 'home', 'work', 'other', 'fax'];

/**
 * The best to write to first: a mobile before any other, then what the file prefers, then home before work.
 * A landline is no mobile whatever it is called; nor is it what somebody else has.
 */
export function rankPhones(
  listed: readonly Listed[],
  country: CountryCode | undefined,
): RankedPhone[] {
  const phones = listed.map((phone) => ({
    ...phone,
    read: readImportedPhone(phone.text, country),
  }));
  if (phones.length < 2) return phones;
  const rankOfPhone = (phone: RankedPhone) => {
    const { kind, read } = phone;
    const type = read && typeOf(read.e164);
    const landline = type === 'landline';
    const mobile = !landline && (kind === 'mobile' || type === 'mobile');
    return (
      rankOf(phone) +
      (mobile ? 0 : landline ? 20_000 : 10_000) +
      (mobile && kind !== 'mobile' ? 5000 : 0)
    );
  };
  return phones
    .map((phone) => ({ phone, rank: rankOfPhone(phone) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ phone }) => phone);
}

/** What the file itself prefers, its own before others', whatever it is written with. The lowest is the best. */
export function rankOf({ kind, preference, isOthers }: Listed): number {
  return (
    (isOthers ? 100_000 : 0) +
    (preference ?? (kind === 'main' ? 1 : 101)) * 10 +
    kinds.indexOf(kind)
  );
}
