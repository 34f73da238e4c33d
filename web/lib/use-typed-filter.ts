import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';

/** After so many milliseconds without a key a text counts as typed. */
const pause = 250;

/**
 * A filter that is typed: what stands in its field, and the value that it has settled on, which the address keeps.
 * Whoever goes back has the field follow; what is typed in the meantime is not overwritten.
 */
export function useTypedFilter(value: string, onSettle: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const sent = useRef(value);
  const settle = useDebouncedCallback((text: string) => {
    sent.current = text;
    onSettle(text);
  }, pause);
  if (value !== known) {
    setKnown(value);
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }
  return {
    typed,
    /** Whether the value is still to become what stands in the field. */
    isSettling: typed.trim() !== value,
    onType(text: string) {
      setTyped(text);
      settle(text.trim());
    },
  };
}
