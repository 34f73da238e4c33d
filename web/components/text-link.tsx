import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A link to a place of the console, within a text. */
export const TextLink = createLink(Anchor<'a'>);
