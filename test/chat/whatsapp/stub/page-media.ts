import type { Models } from './models.ts';

/**
 * The modules of WhatsApp Web by which whatsapp-web.js prepares a file and uploads it. Runs in the page,
 * so it names nothing outside of itself. The data stays on the message, in base64.
 */
export function createPageMedia({ Model }: Models): Record<string, unknown> {
  type PageFile = Blob & { name: string };

  /** What WhatsApp Web keeps the data of a file in. */
  class Opaque {
    file: PageFile;

    constructor(file: PageFile) {
      this.file = file;
    }

    static createFromData = async (file: PageFile) => new Opaque(file);
    url = () => 'blob:stub';
    autorelease() {}
    formData = () => this.file;
  }

  const base64Of = async (file: Blob): Promise<string> =>
    btoa(String.fromCharCode(...new Uint8Array(await file.arrayBuffer())));

  class MediaData extends Model {
    override set(more: unknown): void {
      Object.assign(this, more);
    }

    toJSON(): object {
      const { type, mimetype, filename, size, directPath, data } = this;
      return { type, mimetype, filename, size, directPath, data };
    }
  }

  const prepare = async ({ file }: Opaque, { asDocument }: { asDocument?: boolean }) =>
    new MediaData({
      type: asDocument ? 'document' : file.type.split('/')[0],
      mimetype: file.type,
      filename: file.name,
      size: file.size,
      filehash: `hash-of-${file.name}`,
      directPath: '/stub',
      data: await base64Of(file),
      mediaBlob: new Opaque(file),
      preview: '/9j/4AAQ',
    });

  return {
    WAWebMediaOpaqueData: Opaque,
    WAWebPrepRawMedia: {
      prepRawMedia: (opaque: Opaque, how: object) => ({ waitForPrep: () => prepare(opaque, how) }),
    },
    WAWebMediaStorage: {
      getOrCreateMediaObject: (filehash: string) => ({
        filehash,
        consolidate(fields: object) {
          Object.assign(this, fields);
        },
      }),
    },
    WAWebMmsMediaTypes: { msgToMediaType: () => 'stub', castToV4: () => 'stub' },
    WAWebMediaDataUtils: { shouldUseMediaCache: () => false },
    WAWebMediaMmsV4Upload: { uploadMedia: async () => ({ mediaEntry: {} }) },
  };
}
