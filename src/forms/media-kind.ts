/** What hangs on a message, as people tell it apart. */
export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker' | 'other';
