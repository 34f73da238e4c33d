// Runs in the page that bench/console.ts measures, where it is `stopwatch`.

const isCounting = () => document.querySelector('[role="status"][aria-busy="true"]') !== null;
const lists = () => document.querySelector('tr[data-index]') !== null;

/** Resolves when the frame that is drawn next has been drawn. */
const drawn = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  });

const frame = () =>
  new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));

/** Resolves in the turn in which something has come to be so in the page. */
const until = (isSo) =>
  new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    const what = { subtree: true, childList: true, characterData: true, attributes: true };
    observer.observe(document, what);
    look();
  });

/** The request for a list that was sent since then, where one was. */
const requestOf = (path, since) =>
  performance
    .getEntriesByType('resource')
    .find(({ name, startTime }) => startTime >= since && new URL(name).pathname === path);

/** Writes into the field of the filter, all at once. */
function type(text) {
  const field = document.querySelector('main input[type="search"]');
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  set.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

globalThis.stopwatch = {
  /**
   * Sets a filter, by its field or by the address, and waits until whoever fits is listed and counted. Answers the
   * milliseconds from the request until its answer is there, and until it is drawn, and what was asked for.
   */
  async filter({ path, text, address }) {
    performance.clearResourceTimings();
    const since = performance.now();
    if (text === undefined) history.pushState(null, '', address);
    else type(text);
    await until(isCounting);
    await until(() => !isCounting() && lists());
    await drawn();
    const seen = performance.now();
    const { name: url, startTime, responseEnd } = requestOf(path, since);
    return { url, answered: responseEnd - startTime, drawn: seen - startTime };
  },

  /** Scrolls on in so many frames, some five rows in each. Answers the milliseconds from each to the next, the shortest first. */
  async scroll(frames) {
    const took = [];
    let last = await frame();
    while (took.length < frames) {
      scrollBy({ top: 250, behavior: 'instant' });
      const now = await frame();
      took.push(now - last);
      last = now;
    }
    return took.sort((a, b) => a - b);
  },

  /** Asks for the same, and reads it to its end. Answers the milliseconds. */
  async ask(url) {
    const since = performance.now();
    const answer = await fetch(url);
    await answer.text();
    return performance.now() - since;
  },
};
