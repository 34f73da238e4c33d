import sharp from 'sharp';
import { UserError } from '../errors.ts';

/** Pixels of its sides at most: what WhatsApp shows of a group (whatsapp-web.js, setPicture). */
const longestSide = 640;

/** What a good phone takes. Decoded it fills 200 MB, and a file of a few kilobytes may claim any size. */
const mostMegapixels = 50;

/** Images that are made at once, and how long one may take: each takes a processor, and memory. */
const mostAtOnce = 2;
const deadlineSeconds = 10;

/** A file says itself what it is: nothing but these is looked into, and an SVG, which may point elsewhere, never. */
const decoders = ['Jpeg', 'Png', 'Webp'].map((format) => `VipsForeignLoad${format}Buffer`);

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: decoders });
// No image is made twice: what the library would keep of one is of use to nobody.
sharp.cache(false);

let making = 0;

/**
 * Makes an avatar of an image that somebody gave, in threads of the library: upright, the square in its
 * middle, and written anew, so that nothing is left of what else was in the file (where it was taken, for
 * one). What is transparent is white. The same image makes the same bytes. Throws invalid. Busy: others are
 * being made.
 */
export async function makeAvatar(
  image: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | { busy: true }> {
  if (making >= mostAtOnce) return { busy: true };
  making += 1;
  try {
    return await cropImage(image);
  } catch {
    // The decoder throws plain errors, in words of its own; what it fails over is the image.
    throw noImage();
  } finally {
    making -= 1;
  }
}

async function cropImage(image: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const decoding = sharp(image, { limitInputPixels: mostMegapixels * 1e6, failOn: 'error' });
  const { width, height, pages = 1 } = await decoding.metadata();
  if (pages > 1) throw noImage();
  const side = Math.min(width, height, longestSide);
  return decoding
    .autoOrient()
    .resize(side, side, { fit: 'cover', position: 'centre' })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .jpeg({ quality: 85 })
    .timeout({ seconds: deadlineSeconds })
    .toBuffer();
}

function noImage(): UserError {
  return new UserError('invalid', {
    field: 'file',
    expected: `a whole JPEG, PNG or WebP image that does not move, of ${mostMegapixels} megapixels at most`,
    example: 'poster.png',
  });
}
