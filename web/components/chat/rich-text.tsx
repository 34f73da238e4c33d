import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';

/** Of WhatsApp's marks those that Muster writes: *bold* and _italic_; addresses, and "@" with the digits of a phone. */
const marks = /(\*[^*\n]+\*|\b_[^_\n]+_\b|https?:\/\/[^\s<>]+|@\d{6,15})/;

interface RichTextProps {
  text: string;
  /** What people are called, by the digits of their phones. */
  names?: ReadonlyMap<string, string> | undefined;
}

/** A message's text as a chat shows it. */
export function RichText({ text, names }: RichTextProps): ReactNode {
  let at = 0;
  return text.split(marks).map((part, index) => {
    const key = at;
    at += part.length;
    // Between marks stands plain text.
    if (index % 2 === 0) return part;
    if (part.startsWith('*')) return <strong key={key}>{part.slice(1, -1)}</strong>;
    if (part.startsWith('_')) return <em key={key}>{part.slice(1, -1)}</em>;
    if (part.startsWith('@')) {
      const name = names?.get(part.slice(1));
      return <strong key={key}>{name ? `@${name}` : part}</strong>;
    }
    return (
      <Anchor key={key} inherit href={part} target="_blank" rel="noreferrer">
        {part}
      </Anchor>
    );
  });
}
