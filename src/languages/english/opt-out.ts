/** What is said to whoever wants no messages, or wants them again, in their direct chat. */
export const optOut = () => ({
  optedOut({ changed }: { changed: boolean }): string {
    return `🔕 ${changed ? 'From now on I only' : 'I already only'} answer you here; in groups nothing changes. Say start to hear from me again.`;
  },

  optedIn({ changed }: { changed: boolean }): string {
    return `🔔 ${changed ? 'I write to you here again' : 'I write to you here already'} when something is for you. Say stop to end that.`;
  },
});
