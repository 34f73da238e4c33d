/** What is told of requests besides the mistakes of users: of the key, the address, the rate, the form. */
export const refusals = {
  unauthorized: (isMissing: boolean) =>
    `${isMissing ? 'There is no Authorization header' : 'The credentials are unknown, expired or revoked'}: expected "Authorization: Bearer mst_…", or the cookie of a session.`,
  notSignedIn: {
    link: 'The link was used already, or its ten minutes are over: type /console in your direct chat with Muster to get another.',
    key: 'The key is unknown, expired or revoked: expected one of an organization, "mst_…".',
  },
  operatorOnly:
    'These routes are the operator’s: expected the operator token, not the key of an organization or a session.',
  notForOperator:
    'The operator token opens only /api/organizations: expected a key of the organization. Creating an organization answers its first one.',
  foreignOrigin: (given: string | undefined, own: string) =>
    `${given === undefined ? 'There is no Origin header' : `The Origin "${given}" is another than Muster’s`}: what is changed with the cookie of a session is asked for by a page of ${own}, or of the address that the request is sent to. A script takes a key instead: "Authorization: Bearer mst_…".`,

  rateLimited: (seconds: number) => `Too many requests: try again in ${seconds} seconds.`,
  tooManyStreams: (most: number) =>
    `A key or a session watches ${most} campaigns at once: close a stream, then try again.`,
  busy: {
    room: 'There is no room for this at the moment: other files and bodies are on their way. Try again in a few seconds.',
    contacts: 'Other files of contacts are being read at the moment. Try again in a few seconds.',
    images: 'Other images are being read at the moment. Try again in a few seconds.',
  },
  outOfReach: 'The database is out of reach at the moment: try again in a few seconds.',
  overloaded: 'The service is overloaded at the moment; try again in a few seconds.',
  unexpected:
    'Something went wrong here, not with the request. The log has it under the requestId.',

  unknownRoute: (method: string, path: string) =>
    `There is no ${method} ${path}. The reference at /docs lists what there is.`,
  unknownCalendar: 'There is no calendar at this address. Ask Muster for another: /calendar new.',
  callNotFound:
    'There is no such call here. GET /api/simulator/calls?status=all lists those there were.',
  callOver: 'The call is over: nothing can be done about it any more.',
  callPickedUp: 'Somebody has picked up already: say something, or hang up.',

  /** A value that is not as expected; `others` are as many again. */
  invalid: (path: string, expected: string, example: string | null, others: number) =>
    `${path}: expected ${expected}${example === null ? '' : `, for example ${example}`}${others > 0 ? ` (and ${others} more, see errors)` : ''}.`,
  notStorable:
    'A value of the request is outside of what can be stored: expected one of its kind and size.',
  /** With what is wrong as it is told (tell-import.ts). */
  unreadableFile: (wrong: { field: string; expected: string; example: string; got: string }) =>
    `The file cannot be read: ${wrong.field}: expected ${wrong.expected} (${wrong.example}), got ${wrong.got}.`,
  malformedForm:
    'The form cannot be read: expected "Content-Type: multipart/form-data; boundary=…" with a boundary of 1 to 70 characters, and all parts of the form to its end. For example: curl --form file=@poster.png',
  formTooLarge:
    'The form has too many parts: expected one file, and where something is said with it one text.',
  bodyTooLarge:
    'The body is too large: at most 1 MiB is taken, 6 MiB by the import of contacts, and 16 MiB of a file that is sent or an image.',
  mediaType: (given: string | undefined, types: readonly string[], byHand: string) =>
    `${given === undefined ? 'The request does not say of what type its body is' : `A body of the type "${given}" is not read here`}: expected "Content-Type: ${types.join('" or "')}". For example: ${byHand}`,
  noJson: (others: readonly string[]) =>
    `The body is no JSON, though its type says so: expected JSON such as {"name": "Book Club"}${others.length > 0 ? `, or another "Content-Type": ${others.join(' or ')}` : ''}.`,
  unreadable: (why: string) =>
    `The request cannot be read: ${why}. Expected a well-formed URL, and where there is a body, JSON such as {"name": "Book Club"}.`,
};
