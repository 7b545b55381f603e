import type { OpenAPIObject } from '@nestjs/swagger';
import { API_SCOPES, ApiKeysService, openApiOf, type Permission, PERMISSIONS, type Role } from '../../../src/platform/index.js';
import { EXAMPLE_BODIES } from '../../support/example-bodies.js';
import type { HttpClient } from '../../support/http-client.js';
import { probe, type Probed } from '../../support/probe.js';
import { type Route, routesOf } from '../../support/routes.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorld } from '../../support/world.js';

const USERS: Record<Role, string> = {
  bank_manager: 'manager1',
  bank_auditor: 'auditor1',
  vendor_manager: 'vendor',
  agent: 'agent1',
  admin: 'admin',
};

/** An id that no row has: what gets past the check of the body finds nothing to change. */
const NOTHING = '999999999';

/** Words that the mapping's own check refuses, with the column and the words there are. */
const CHECKED_LATER = ['columns.0.target'];

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
}

interface Case {
  what: string;
  /** Path of the field the answer must name. */
  field: string;
  body: unknown;
}

/** Values of every kind that JSON knows, by the kind of schema that takes them. */
const VALUES: [kind: string, value: unknown][] = [
  ['number', 5],
  ['number', 1.5],
  ['string', 'x'],
  ['boolean', true],
  ['array', []],
  ['array', ['x']],
  ['array', [[]]],
  ['array', [null]],
  ['object', {}],
  ['object', { $ne: null }],
];

describe('bodies are what they claim (S15)', () => {
  let test: TestApp;
  let document: OpenAPIObject;
  let routes: Route[];
  let key: string;
  const clients = new Map<Role, HttpClient>();

  beforeAll(async () => {
    test = await startTestApp();
    const world = await makeWorld(test);
    const given = {
      bankId: world.bankId,
      title: 'laws',
      scopes: [...API_SCOPES],
      networks: '',
      requestsPerMinute: 1_000_000,
      expiresAt: null,
    };
    key = (await test.get(ApiKeysService).create(world.manager1, given)).key;
    document = JSON.parse(JSON.stringify(openApiOf(test.app))) as OpenAPIObject;
    routes = routesOf(test.app);
    for (const [role, username] of Object.entries(USERS) as [Role, string][]) {
      const client = test.client();
      await client.signIn(username);
      clients.set(role, client);
    }
  }, 120_000);
  afterAll(() => test.close());

  const resolved = (schema: Schema): Schema => {
    const [first] = schema.allOf ?? [];
    if (first) return resolved(first);
    return schema.$ref ? resolved((document.components!.schemas as Record<string, Schema>)[schema.$ref.split('/').pop()!]!) : schema;
  };
  const headersOf = (route: Route): Record<string, string> =>
    route.permission?.startsWith('key:') ? { authorization: `Bearer ${key}` } : {};
  const clientOf = (route: Route): HttpClient => {
    if (route.permission?.startsWith('key:')) return test.client();
    if (route.permission === 'open') return test.client();
    return clients.get((PERMISSIONS[route.permission as Permission] as readonly Role[])[0]!)!;
  };
  const send = (route: Route, raw: string): Promise<Probed> => {
    const path = route.path.replace(':action', 'pause').replace(/:\w+/g, NOTHING);
    return probe(clientOf(route), route.method, path, { raw, headers: headersOf(route) });
  };
  const kindsOf = (schema: Schema): string[] => {
    const types = (schema.anyOf ?? [schema]).flatMap((option) => resolved(option).type ?? []);
    return types.map((type) => (type === 'integer' ? 'number' : type));
  };

  /** Everything that can be wrong with one value of a good body, and with what is inside it. */
  function* casesOf(schema: Schema, value: unknown, path: string, rebuild: (changed: unknown) => unknown): Generator<Case> {
    const { properties, required = [], items } = resolved(schema);
    if (Array.isArray(value) && items) {
      for (const [index, item] of value.entries()) {
        const inPlace = (changed: unknown): unknown => rebuild(value.map((old: unknown, at) => (at === index ? changed : old)));
        for (const [kind, wrong] of VALUES) {
          if (!kindsOf(resolved(items)).includes(kind)) yield { what: `${kind} in ${path}`, field: path, body: inPlace(wrong) };
        }
        yield { what: `null in ${path}`, field: path, body: inPlace(null) };
        yield* casesOf(items, item, `${path}.${index}`, inPlace);
      }
    }
    if (!properties || typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const object = value as Record<string, unknown>;
    const nameOf = (name: string): string => (path ? `${path}.${name}` : name);
    for (const name of ['surprise', 'constructor', 'id']) {
      if (!(name in properties)) yield { what: `unknown ${name} in ${path}`, field: nameOf(name), body: rebuild({ ...object, [name]: 1 }) };
    }
    for (const [name, property] of Object.entries(properties)) {
      const field = nameOf(name);
      const inPlace = (changed: unknown): unknown => rebuild({ ...object, [name]: changed });
      const kinds = kindsOf(property);
      for (const [kind, wrong] of VALUES)
        if (!kinds.includes(kind)) yield { what: `${kind} ${JSON.stringify(wrong)}`, field, body: inPlace(wrong) };
      if (resolved(property).enum && !CHECKED_LATER.includes(field))
        yield { what: 'a word that is not in the list', field, body: inPlace('none of these') };
      if (!kinds.includes('null')) yield { what: 'null', field, body: inPlace(null) };
      if (required.includes(name))
        yield { what: 'missing', field, body: rebuild(Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))) };
      yield* casesOf(property, object[name], field, inPlace);
    }
  }

  const taking = (): Route[] => routes.filter((route) => route.body);
  const schemaOf = (route: Route): Schema => ({ $ref: `#/components/schemas/${route.body!.name}` });

  it('knows a good body for every class, with every field, and the server takes it', async () => {
    const faults: string[] = [];
    for (const route of taking()) {
      const example = EXAMPLE_BODIES[route.body!.name];
      const fields = Object.keys(resolved(schemaOf(route)).properties ?? {});
      if (!example || fields.some((name) => !(name in example))) faults.push(`${route.body!.name} has no whole example`);
      const { status, body } = await send(route, JSON.stringify(example ?? {}));
      const named = (body?.['errors'] as { reason: string }[] | undefined)?.some((error) => /must be|should not/.test(error.reason));
      if (status >= 500 || named) faults.push(`${route.method} ${route.path} ${status} ${JSON.stringify(body?.['errors'])}`);
    }
    expect(faults).toEqual([]);
  });

  it('every field: another type, null, none, and fields nobody knows are 400 with the name of the field', async () => {
    const faults: string[] = [];
    let asked = 0;
    for (const route of taking()) {
      for (const { what, field, body } of casesOf(schemaOf(route), EXAMPLE_BODIES[route.body!.name], '', (changed) => changed)) {
        const answer = await send(route, JSON.stringify(body));
        asked += 1;
        const fields = ((answer.body?.['errors'] ?? []) as { field: string }[]).map((error) => error.field);
        const named = fields.some((name) => name === field || name.startsWith(`${field}.`));
        if (answer.status !== 400 || answer.code !== 'validation_failed' || !named) {
          faults.push(`${route.method} ${route.path} ${field}: ${what} → ${answer.status} ${answer.code} ${fields.join()}`);
        }
      }
    }
    expect(asked).toBeGreaterThan(1000);
    expect(faults).toEqual([]);
  }, 180_000);

  it('what is no object at all is 400', async () => {
    const faults: string[] = [];
    for (const route of taking()) {
      for (const raw of [
        '',
        '[]',
        '[{}]',
        'null',
        '"x"',
        '5',
        'true',
        '{',
        '{"a":1,}',
        '{"__proto__":{"a":1}}',
        '{"constructor":{"prototype":{"a":1}}}',
        '\u0000',
      ]) {
        const { status, code } = await send(route, raw);
        if (status !== 400 || code !== 'validation_failed')
          faults.push(`${route.method} ${route.path} ${JSON.stringify(raw)} → ${status} ${code}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('other kinds of content are 400, and too much of it 413', async () => {
    for (const route of taking().filter((each) => each.permission !== 'open')) {
      const path = route.path.replace(':action', 'pause').replace(/:\w+/g, NOTHING);
      for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/json; charset=nonsense']) {
        const { status } = await probe(clientOf(route), route.method, path, {
          raw: 'a=1',
          headers: { 'content-type': type, ...headersOf(route) },
        });
        expect({ [`${path} ${type}`]: status }).toEqual({ [`${path} ${type}`]: 400 });
      }
    }
    const big = JSON.stringify({ reason: 'x'.repeat(2 * 1024 * 1024) });
    expect((await probe(clients.get('bank_manager')!, 'POST', '/calling-stop', { raw: big })).status).toBe(413);
  });

  it('queries: another kind, twice, or nobody knows it are 400', async () => {
    const faults: string[] = [];
    for (const route of routes.filter((each) => each.query)) {
      const schema = routes.length > 0 ? Object.keys(new route.query!()) : [];
      const parameters = (
        document.paths[`/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`] as Record<string, { parameters: { in: string; name: string }[] }>
      )['get']!.parameters;
      const names = parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
      expect(names).toEqual(expect.arrayContaining(schema));
      const path = route.path.replace(/:\w+/g, NOTHING);
      for (const query of [
        'surprise=1',
        ...names.flatMap((name) => [`${name}=1&${name}=2`, `${name}[a]=1`, ...(/cursor|Id$/.test(name) ? [`${name}=1abc`] : [])]),
      ]) {
        const { status, code } = await probe(clientOf(route), route.method, `${path}?${query}`, { headers: headersOf(route) });
        if (status !== 400 || code !== 'validation_failed') faults.push(`${route.path}?${query} → ${status} ${code}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
