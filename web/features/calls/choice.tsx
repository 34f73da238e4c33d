import { Radio, type RadioProps } from '@mantine/core';

/** One of several, high enough for a thumb. */
export function Choice(props: RadioProps) {
  return (
    <Radio styles={{ body: { alignItems: 'center' }, label: { paddingBlock: 10 } }} {...props} />
  );
}
