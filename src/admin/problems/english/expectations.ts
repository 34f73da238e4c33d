/** What values are that a request was expected to have, as phrases that follow "expected". */
export const expectations = {
  wholeNumber: 'a whole number',
  kind: (type: string) => `${article(type)} ${type}`,
  least: (bound: string, of: Countable | null) => `at least ${bound}${unitOf(of)}`,
  moreThan: (bound: string, of: Countable | null) => `more than ${bound}${unitOf(of)}`,
  most: (bound: string, of: Countable | null) => `at most ${bound}${unitOf(of)}`,
  lessThan: (bound: string, of: Countable | null) => `less than ${bound}${unitOf(of)}`,
  oneOf: (values: string) => `one of ${values}`,
  format: (format: string) => formats[format] ?? `${article(format)} ${format}`,
  noField: (keys: string) => `no field called ${keys}`,
  either: (choices: string[]) => choices.join(', or '),
  storable: 'text without NUL and half surrogates',
  levels: (most: number) => `${most} levels at most`,
  aBody: (types: string) => `a body of one of the types ${types}`,
};

/** What has bounds besides numbers. */
export type Countable = 'characters' | 'entries';

const formats: Record<string, string> = {
  uuid: 'a UUID',
  datetime: 'an instant as ISO 8601 with its offset or Z',
  regex: 'a text of this form',
};

function unitOf(of: Countable | null): string {
  return of === null ? '' : ` ${of}`;
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an' : 'a';
}
