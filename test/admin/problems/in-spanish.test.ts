import { beforeAll, describe, expect, it } from 'vitest';
import { type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
  await tenant.group({ name: 'Lectores' });
});

async function ask(
  language: string | undefined,
  url: string,
  body?: object,
  secret = tenant.secret,
) {
  const answer = await admin.app.inject({
    method: body ? 'POST' : 'GET',
    url,
    headers: {
      authorization: `Bearer ${secret}`,
      ...(language !== undefined && { 'accept-language': language }),
    },
    ...(body && { payload: body }),
  });
  return { ...answer.json(), headers: answer.headers };
}

describe('a problem', () => {
  it.each([
    ['es-ES,es;q=0.9,en;q=0.8', 'es', 'Ya hay un grupo que se llama «Lectores»; mayúsculas,'],
    ['en-GB', 'en', 'There is a group called "Lectores" already; case,'],
    [undefined, 'en', 'There is a group called "Lectores" already; case,'],
  ])('is told in the language of %j', async (accepted, language, detail) => {
    const problem = await ask(accepted, '/api/groups', { name: 'LECTORES' });
    expect(problem).toMatchObject({
      type: 'urn:muster:problem:groupNameTaken',
      status: 409,
      code: 'conflict',
      detail: expect.stringContaining(detail),
      headers: { 'content-language': language, vary: 'Accept-Language' },
    });
  });

  it('of a form says in Spanish what was expected of each value', async () => {
    const problem = await ask('es', '/api/events', { title: 1, capacity: 0 });
    expect(problem.detail).toMatch(
      /^body\.groupId: se esperaba un texto, por ejemplo .* \(y 2 más/,
    );
    expect(problem.errors.map(({ expected }: { expected: string }) => expected)).toEqual([
      'un texto',
      'un texto',
      'como mínimo 1',
    ]);
  });

  it.each([
    ['/api/groups', { name: 'A', icon: 'no' }, 'un solo emoji'],
    ['/api/groups', { name: 'A', color: 'red' }, 'un texto de esta forma'],
    ['/api/groups', { name: 'A', colour: '#3B82F6' }, 'ningún campo que se llame colour'],
    ['/api/groups/x/messages', { text: 'A' }, 'un UUID'],
    ['/api/tasks?limit=101', undefined, 'como mucho 100'],
    ['/api/tasks?dueTo=9999-12-31T23:00:00Z', undefined, 'un momento de los años 1970 a 2199'],
    ['/api/groups?search=%00', undefined, 'un texto sin NUL ni medios caracteres'],
  ])('POST %s %j expects %s', async (url, body, expected) => {
    expect(await ask('es', url, body)).toMatchObject({ status: 400, errors: [{ expected }] });
  });

  it('of the key, the address and the rights is told in Spanish too', async () => {
    const nobody = await ask('es', '/api/groups', undefined, 'mst_none');
    expect(nobody).toMatchObject({ status: 401, title: 'Hace falta una clave válida' });
    expect(nobody.detail).toMatch(/^Las credenciales son desconocidas/);
    expect((await ask('es', '/api/nothing')).detail).toMatch(/^No existe GET \/api\/nothing/);
    expect((await ask('es', '/api/organizations')).detail).toMatch(/^Estas rutas son de quien/);
  });
});
