/** An instant as an entry of the log keeps it, an ISO text; null where it has none, or was written before there was one. */
export function instantOf(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null;
}
