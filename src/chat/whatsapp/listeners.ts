/** The part of the library's client that puts its listeners into the page; it is not in its types. */
export interface Attaching {
  attachEventListeners(): Promise<void>;
}

/** Whether the library hears what happens in the document that is loaded. */
export interface Listeners {
  areAttached(): boolean;
  /** Another document is loaded, in which nobody listens yet. */
  onDocument(): void;
}

/**
 * Watches the library put its listeners into the page. Where WhatsApp syncs again meanwhile, the library
 * says that it is ready at once, and what was said until the listeners stand is not heard; it says so
 * again when they do.
 */
export function watchListeners(library: Attaching): Listeners {
  const attach = library.attachEventListeners.bind(library);
  let documents = 0;
  let attachedIn: number | undefined;
  library.attachEventListeners = async () => {
    const here = documents;
    await attach();
    attachedIn = here;
  };
  return {
    areAttached: () => attachedIn === documents,
    onDocument() {
      documents += 1;
    },
  };
}
