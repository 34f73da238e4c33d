import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../src/pictures/emoji.ts';
import { cutTo, placePieces, widthOf } from '../../src/pictures/text.ts';
import { fc } from '../helpers/properties.ts';

const writing = { size: 20, weight: 'normal' } as const;
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom('📚', '👨‍👩‍👧‍👦', '🇪🇸', '1️⃣', 'Ñ', 'שלום', 'مرحبا', ' ', '©', '<&>', '\u0000'),
    )
    .map((parts) => parts.join('')),
);

describe('an emoji', () => {
  test.each([
    ['⚽', 1],
    ['❤️', 1],
    ['👨‍👩‍👧‍👦', 1],
    ['👍🏽', 1],
    ['🇪🇸', 1],
    ['🏳️‍🌈', 1],
    ['1️⃣', 1],
    ['12 © ☎', 0],
    ['no', 0],
  ])('%s has %d images', (text, images) => {
    expect(piecesOf(text).filter((piece) => 'image' in piece)).toHaveLength(images);
  });

  test('stands where it is in the text', () => {
    expect(
      piecesOf('Team ⚽ Sunday').map((piece) => ('letters' in piece ? piece.letters : 'image')),
    ).toEqual(['Team ', 'image', ' Sunday']);
  });

  test('stands on the other side of what is read from the right', () => {
    const kinds = (text: string) =>
      placePieces(text, writing).map(({ piece }) => ('letters' in piece ? 'letters' : 'image'));
    expect(kinds('⚽ Team')).toEqual(['image', 'letters']);
    expect(kinds('⚽ שלום')).toEqual(['letters', 'image']);
  });
});

describe('what does not fit', () => {
  test('is cut, and told by an ellipsis', () => {
    expect(cutTo('Book Club', 200, writing)).toBe('Book Club');
    expect(cutTo('Book Club of the North', 100, writing)).toBe('Book Cl…');
  });

  test('is never wider than its room, has no half of a character, and nothing that XML cannot hold', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 1_200 }), (text, room) => {
        const cut = cutTo(text, room, writing);
        expect(widthOf(cut, writing)).toBeLessThanOrEqual(room + 0.001);
        expect(cut.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
        expect(cut).not.toMatch(/[\u0000-\u001f\u007f-\u009f\uFFFE\uFFFF]/);
      }),
    );
  });
});
