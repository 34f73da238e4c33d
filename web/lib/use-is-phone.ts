import { useMediaQuery } from '@mantine/hooks';

/** Whether the screen is a phone's, known before anything is drawn. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
}
