import type { Document } from './document.ts';
import { exampleOf } from './example.ts';

/** Gives each body that is asked or answered a whole example, made of those of its fields. */
export function addExamples(document: Document): Document {
  const { schemas } = document.components;
  for (const { requestBody, responses } of operationsOf(document)) {
    for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)]) {
      for (const media of Object.values(content))
        media.example ??= exampleOf(media.schema, schemas);
    }
  }
  return document;
}

const operationsOf = ({ paths }: Document) =>
  Object.values(paths).flatMap((operations) => Object.values(operations));
