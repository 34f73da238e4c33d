/** A text as PostgreSQL can keep it: without NUL and without half a surrogate pair. */
export function storable<Text extends string | null>(text: Text): Text {
  return (text === null ? null : text.toWellFormed().replaceAll('\0', '')) as Text;
}
