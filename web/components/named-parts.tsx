import { createTheme, MantineThemeProvider } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useCommonWords } from '../lib/words.ts';

/** Names for what Mantine shows without a word, in the language of the reader: the cross of a dialog, of a toast. */
export function NamedParts({ children }: { children: ReactNode }) {
  const { close } = useCommonWords();
  const theme = useMemo(
    () => createTheme({ components: { CloseButton: { defaultProps: { 'aria-label': close } } } }),
    [close],
  );
  return <MantineThemeProvider theme={theme}>{children}</MantineThemeProvider>;
}
