import type { Section } from './section.ts';
import { tasks } from './tasks.ts';
export const corpus: Section[] = [...tasks];
export const known: Section[] = [];
