import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Answer, Document, Media, Operation } from '../../src/admin/document.ts';

/** What Node or Fastify says before it is known which operation is asked for: of a request that cannot be read. */
const beforeAnyOperation = new Set([408, 414, 417, 431, 501]);

/**
 * Has every answer that an app gives by `inject` compared with what its OpenAPI document says: the status, the type,
 * the body; and of a request that was taken, its own body. Where the two part, the request is refused with what does
 * not fit, so that the test that asked fails.
 */
export function proveAnswers(app: FastifyInstance): void {
  const inject = app.inject.bind(app) as (asked: InjectOptions | string) => Promise<Injected>;
  let contract: Contract | undefined;
  app.inject = (async (asked: InjectOptions | string) => {
    const answer = await inject(asked);
    contract ??= contractOf(app);
    const request = typeof asked === 'string' ? { url: asked } : asked;
    const breach = contract.findBreach(request, answer);
    if (breach) throw new Error(`The OpenAPI document says something else: ${breach}`);
    return answer;
  }) as typeof app.inject;
}

type Injected = LightMyRequestResponse;

interface Contract {
  findBreach(request: InjectOptions, answer: Injected): string | undefined;
}

/** By their routes: most tests run the same API. */
const contracts = new Map<string, Contract>();

function contractOf(app: FastifyInstance): Contract {
  const routes = app.printRoutes({ commonPrefix: false });
  const known = contracts.get(routes) ?? createContract(app.swagger() as unknown as Document);
  contracts.set(routes, known);
  return known;
}

function createContract(document: Document): Contract {
  // The keywords of OpenAPI, such as example, are none of JSON Schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (to: Ajv2020) => void)(ajv);
  ajv.addSchema(document, 'document');
  const routes = Object.entries(document.paths)
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
    )
    .map((route) => ({ ...route, pattern: patternOf(route.path) }))
    // "/contacts/deleted" before "/contacts/{id}".
    .sort((one, other) => parametersOf(one.path) - parametersOf(other.path));

  /** What does not fit the schema at a place of the document. */
  function misfit(place: string[], value: unknown): string | undefined {
    const pointer = place.map((step) => encodeURIComponent(step.replaceAll('/', '~1')));
    const validate = ajv.getSchema(`document#/${pointer.join('/')}`) as ValidateFunction;
    return validate(value) ? undefined : ajv.errorsText(validate.errors, { dataVar: 'body' });
  }

  function findMisfit(place: string[], answer: Answer, given: Injected): string | undefined {
    const [, name] = /^#\/components\/responses\/(\w+)$/.exec(answer.$ref ?? '') ?? [];
    if (name !== undefined) {
      const responses = document.components.responses!;
      return findMisfit(['components', 'responses', name], responses[name]!, given);
    }
    const { content } = answer;
    if (!content) return given.body === '' ? undefined : 'there is a body';
    const type = typeOf(given.headers['content-type']);
    const listed = content[type] ? type : '*/*';
    if (!content[listed]) return `the type is ${type || 'none'}`;
    for (const value of valuesOf(type, given.body)) {
      const found = misfit([...place, 'content', listed, 'schema'], value);
      if (found) return found;
    }
    return undefined;
  }

  return {
    findBreach({ method = 'GET', url, path, payload, body = payload }, answer) {
      const asked = method.toLowerCase();
      const [address = ''] = String(url ?? path).split('?');
      const found = routes.find((route) => route.method === asked && route.pattern.test(address));
      const { statusCode } = answer;
      // Those of a test's own have no operationId.
      if (!found?.operation.operationId || beforeAnyOperation.has(statusCode)) return undefined;
      const { operation } = found;
      const place = ['paths', found.path, found.method];
      const say = (what: string | undefined) =>
        what && `${method} ${found.path}, ${statusCode}: ${what}\n${answer.body.slice(0, 400)}`;
      const listed = operation.responses[statusCode];
      if (!listed) return say('this status is not listed');
      const wrong = findMisfit([...place, 'responses', String(statusCode)], listed, answer);
      if (wrong) return say(wrong);
      if (statusCode >= 300 || !isJsonBody(operation, body)) return undefined;
      const unasked = misfit([...place, 'requestBody', 'content', JSON_TYPE, 'schema'], body);
      return say(unasked && `it takes ${JSON.stringify(body)}, though ${unasked}`);
    },
  };
}

const JSON_TYPE = 'application/json';

const patternOf = (path: string) =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);

const parametersOf = (path: string) => path.split('{').length;

const typeOf = (header: unknown) => String(header ?? '').split(';', 1)[0]!;

/** What of a body is described: of events the data of each, of what is no JSON nothing but that it is text. */
function valuesOf(type: string, body: string): unknown[] {
  if (/json$/.test(type)) return [JSON.parse(body)];
  if (type === 'text/event-stream')
    return [...body.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!));
  return [body];
}

/** Whether a body went as JSON: an object that `inject` wrote so, to an operation that takes JSON. */
function isJsonBody(operation: Operation, body: unknown): boolean {
  const content: Record<string, Media> = operation.requestBody?.content ?? {};
  return JSON_TYPE in content && body?.constructor === Object;
}
