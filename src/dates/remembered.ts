/**
 * A function that works out its answer once for each key. For what is made of the words of a language,
 * patterns above all: there are few languages, and every message is read in one.
 */
export function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
