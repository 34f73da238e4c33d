/** What is said to whoever wants no messages, or wants them again, in their direct chat. */
export const optOut = () => ({
  optedOut({ changed }: { changed: boolean }): string {
    return `🔕 ${changed ? 'From now on I only' : 'I already only'} answer you here; in groups nothing changes. Say start to hear from me again.`;
  },

  optedIn({ changed }: { changed: boolean }): string {
    return `🔔 ${changed ? 'I write to you here again' : 'I write to you here already'} when something is for you. Say stop to end that.`;
  },

  notCalled({ changed }: { changed: boolean }): string {
    return `📵 ${changed ? 'From now on I never call you' : 'I never call you, as you said before'}; messages go on as they do. Say “call me” to allow it again.`;
  },

  /** `optedOut`: they said "stop" before, which stands. */
  mayBeCalled({ changed, optedOut }: { changed: boolean; optedOut: boolean }): string {
    return `📞 ${changed ? 'Thank you: I may call you' : 'I may call you, as before'}${optedOut ? ' once you say start too, for you said stop' : ''}. Say “don’t call me” to end that.`;
  },
});
