import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** A list of options scrolls itself, as one may that is steered from its field: a part within it would want a key of its own. */
const listThatScrolls = {
  defaultProps: { withScrollArea: false },
  styles: { options: { maxHeight: 220, overflowY: 'auto' } },
};

/** Colours with letters on them keep 4.5 : 1 (WCAG 2.2, 1.4.3) in both schemes. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 9,
  autoContrast: true,
  luminanceThreshold: 0.25,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontWeight: '650' },
  components: {
    Badge: { styles: { label: { textTransform: 'none' } } },
    // Before its width is known it would be as far to the right as half of it, and a phone makes its page wider for that.
    Combobox: { defaultProps: { position: 'bottom-start' } },
    Select: listThatScrolls,
    MultiSelect: listThatScrolls,
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.5 } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});

/** Colours by which states are told apart. */
const STATES = ['teal', 'green', 'blue', 'orange', 'yellow', 'red', 'gray', 'violet', 'pink'];

/** Letters in a colour: Mantine's own are too pale on white, and on the same colour in a lighter shade. */
const darkLetters = Object.fromEntries(
  STATES.flatMap((name) => {
    const dark = `color-mix(in srgb, var(--mantine-color-${name}-9) 65%, black)`;
    return [
      [`--mantine-color-${name}-light-color`, dark],
      [`--mantine-color-${name}-text`, dark],
      [`--mantine-color-${name}-outline`, dark],
    ];
  }),
);

/** Mantine's own grey for what matters less, and for placeholders, is too pale to be read. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...darkLetters,
    '--mantine-primary-color-light-color': 'var(--mantine-color-teal-light-color)',
    '--mantine-color-dimmed': '#4b5563',
    '--mantine-color-placeholder': '#5b6472',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-anchor': 'var(--mantine-color-teal-9)',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b1bc',
    '--mantine-color-placeholder': '#9aa3af',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-teal-4)',
  },
});
