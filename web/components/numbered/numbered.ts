/** What tasks and events have in common: the short number that they are called by in chats, and a title. */
export interface Numbered {
  number: number;
  title: string;
  status: string;
}
