import { describe, expect, it } from 'vitest';
import { parsePhone, phoneOfWhatsappId, whatsappIdOfPhone } from '../../src/forms/phone.ts';
import { fc } from '../helpers/properties.ts';

describe('parsePhone', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['+34 600 111 222', '+34600111222', '+34600111222'],
    ['0034600111222', '+34600111222', '+34600111222'],
    ['+44 (0)7911 123456', '+447911123456', '+447911123456'],
    ['600 111 222', undefined, '+34600111222'],
    ['600.111.222', undefined, '+34600111222'],
    ['34600111222', undefined, '+34600111222'],
    ['call 600111222', undefined, undefined],
    ['3.46E+10', undefined, undefined],
    ['12', undefined, undefined],
    ['+', undefined, undefined],
    ['', undefined, undefined],
  ])('reads %j as %s, and among Spanish numbers as %s', (text, anywhere, inSpain) => {
    expect(parsePhone(text)).toBe(anywhere);
    expect(parsePhone(text, 'ES')).toBe(inSpain);
  });

  it('answers only what the database takes as E.164, which has a WhatsApp id', () => {
    const text = fc.tuple(fc.constantFrom('+', '00', ''), fc.stringMatching(/^[1-9][0-9 ]{3,16}$/));
    fc.assert(
      fc.property(text, ([prefix, digits]) => {
        const phone = parsePhone(prefix + digits, 'ES');
        if (phone === undefined) return;
        expect(phone).toMatch(/^\+[1-9][0-9]{6,14}$/);
        expect(phoneOfWhatsappId(whatsappIdOfPhone(phone))).toBe(phone);
      }),
      { numRuns: 5000 },
    );
  });
});
