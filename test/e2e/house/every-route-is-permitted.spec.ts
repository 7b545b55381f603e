import { API_SCOPES, ApiKeysService, type Permission, PERMISSIONS, type Role, ROLES } from '../../../src/platform/index.js';
import type { HttpClient } from '../../support/http-client.js';
import { probe } from '../../support/probe.js';
import { type Route, routesOf } from '../../support/routes.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorld, type World } from '../../support/world.js';

/** What answers a stranger. Whoever adds a line here opens a door. */
const OPEN = ['GET /health/live', 'GET /health/ready', 'GET /metrics', 'POST /session'];

/** A scope that lets an answer hold more, and no route of its own. */
const OPENS_NO_ROUTE = ['customers:read'];

/** What works on a locked seat: ending a call, recording its outcome, and unlocking. */
const WHILE_LOCKED = [
  'DELETE /session',
  'GET /events',
  'GET /session',
  'POST /card/hang-up',
  'POST /card/outcome',
  'POST /session/lock',
  'POST /session/unlock',
];

const USERS: Record<Role, string> = {
  bank_manager: 'manager1',
  bank_auditor: 'auditor1',
  vendor_manager: 'vendor',
  agent: 'agent1',
  admin: 'admin',
};
/** An id that no row has: a permitted role gets past the guard and finds nothing. */
const NOTHING = '999999999';

const nameOf = (route: Route): string => `${route.method} ${route.path}`;
const addressOf = (route: Route): string => route.path.replace(':action', 'submit').replace(/:\w+/g, NOTHING);
const writes = (route: Route): boolean => route.method !== 'GET';

describe('who may do what (S3)', () => {
  let test: TestApp;
  let routes: Route[];
  let world: World;

  beforeAll(async () => {
    test = await startTestApp();
    world = await makeWorld(test);
    routes = routesOf(test.app);
  }, 120_000);
  afterAll(() => test.close());

  const keyWith = async (scope: (typeof API_SCOPES)[number]): Promise<string> => {
    const given = { bankId: world.bankId, title: scope, scopes: [scope], networks: '', requestsPerMinute: 10_000, expiresAt: null };
    return (await test.get(ApiKeysService).create(world.manager1, given)).key;
  };
  const signedIn = async (role: Role): Promise<HttpClient> => {
    const client = test.client();
    await client.signIn(USERS[role]);
    return client;
  };
  const isForKeys = (route: Route): boolean => route.permission?.startsWith('key:') === true;
  const guarded = (): Route[] => routes.filter((route) => route.permission !== 'open' && !isForKeys(route));
  const permits = (route: Route, role: Role): boolean => (PERMISSIONS[route.permission as Permission] as readonly Role[]).includes(role);

  it('finds the routes', () => expect(routes.length).toBeGreaterThan(55));

  it('every route names a permission of the table, and every permission is used', () => {
    const known = [...Object.keys(PERMISSIONS), ...API_SCOPES.map((scope) => `key:${scope}`), 'open'];
    expect(routes.filter((route) => !route.permission || !known.includes(route.permission)).map(nameOf)).toEqual([]);
    expect(API_SCOPES.filter((scope) => !routes.some((route) => route.permission === `key:${scope}`))).toEqual(OPENS_NO_ROUTE);
    expect(Object.keys(PERMISSIONS).filter((name) => !routes.some((route) => route.permission === name))).toEqual([]);
  });

  it('every part of a path that is filled in is an id, a version, a key of a line, or a word from a list', () => {
    const names = routes.flatMap((route) => [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]!));
    expect([...new Set(names)].sort()).toEqual(['action', 'id', 'key', 'version']);
  });

  it('exactly these are open', () => {
    expect(
      routes
        .filter((route) => route.permission === 'open')
        .map(nameOf)
        .sort(),
    ).toEqual(OPEN);
  });

  it('exactly these work on a locked seat', () => {
    expect(
      routes
        .filter((route) => route.whileLocked)
        .map(nameOf)
        .sort(),
    ).toEqual(WHILE_LOCKED);
  });

  it('the server answers nothing that no controller declares', () => {
    const served = pathsOf(test.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false, includeHooks: false }));
    const declared = new Set(routes.map((route) => route.path));
    const others = served.map((path) => path.replace(/^\/api\/v1/, '')).filter((path) => !declared.has(path));
    expect(served.length).toBeGreaterThan(40);
    expect(others).toEqual([]);
  });

  it.each(ROLES)(
    '%s gets 403 from what the table does not give, and from nothing else',
    async (role) => {
      const wrong: string[] = [];
      let client = await signedIn(role);
      for (const route of guarded()) {
        const { status, code } = await probe(client, route.method, addressOf(route));
        const refused = status === 403 && code === 'forbidden';
        if (refused === permits(route, role) || (permits(route, role) && status === 401) || status >= 500)
          wrong.push(`${nameOf(route)} ${status} ${code}`);
        // Locking or ending the session is one of the things a session may do.
        if (route.path.startsWith('/session') && writes(route)) client = await signedIn(role);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('nobody signed in gets 401 from everything that is not open', async () => {
    const stranger = test.client();
    const answers = await Promise.all(
      routes
        .filter((route) => route.permission !== 'open')
        .map(async (route) => [nameOf(route), (await probe(stranger, route.method, addressOf(route))).status] as const),
    );
    expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
  });

  it.each(ROLES)('%s cannot use the routes of the bank’s own system', async (role) => {
    const client = await signedIn(role);
    const forKeys = routes.filter(isForKeys);
    expect(forKeys.length).toBeGreaterThan(8);
    for (const route of forKeys) {
      const { status, code } = await probe(client, route.method, addressOf(route));
      expect({ [nameOf(route)]: [status, code] }).toEqual({ [nameOf(route)]: [401, 'unauthenticated'] });
    }
  });

  it('a key opens the routes of its scope and no other: 403 from other scopes, 401 from everything for people', async () => {
    const wrong: string[] = [];
    for (const scope of API_SCOPES) {
      const key = await keyWith(scope);
      for (const route of routes.filter((each) => each.permission !== 'open')) {
        const headers = { authorization: `Bearer ${key}` };
        const { status, code } = await probe(test.client(), route.method, addressOf(route), { headers });
        const opened = status !== 401 && status !== 403 && status < 500;
        const refusal = isForKeys(route) ? '403 forbidden' : '401 unauthenticated';
        const expected = route.permission === `key:${scope}` ? opened : `${status} ${code}` === refusal;
        if (!expected) wrong.push(`${scope} ${nameOf(route)} ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('no write without the CSRF token of the session, none from another origin', async () => {
    const wrong: string[] = [];
    const client = await signedIn('bank_manager');
    for (const route of guarded().filter(writes)) {
      for (const headers of [{ 'x-csrf-token': '' }, { 'x-csrf-token': 'x'.repeat(32) }, { origin: 'https://elsewhere.example' }] as Record<
        string,
        string
      >[]) {
        const { status, code } = await probe(client, route.method, addressOf(route), { headers });
        if (code !== 'csrf_rejected') wrong.push(`${nameOf(route)} ${JSON.stringify(headers)} ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('an origin that is none is refused, not an error', async () => {
    const { status, code } = await probe(test.client(), 'POST', '/session', {
      raw: '{"username":"a","password":"b"}',
      headers: { origin: 'null' },
    });
    expect({ status, code }).toEqual({ status: 403, code: 'csrf_rejected' });
  });

  it.each(ROLES)('%s on a locked seat gets 423 from all but these', async (role) => {
    const client = await signedIn(role);
    await client.post('/session/lock');
    const wrong: string[] = [];
    for (const route of guarded().filter((each) => nameOf(each) !== 'DELETE /session')) {
      const { code } = await probe(client, route.method, addressOf(route));
      if ((code === 'seat_locked') === route.whileLocked) wrong.push(`${nameOf(route)} ${code}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Whole paths of a printed route tree, in which each line stands four characters deeper than the line it goes on from. */
function pathsOf(tree: string): string[] {
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const match = /^([│ ]*[├└]── )(\S+)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!match) return [];
    const depth = match[1]!.length / 4 - 1;
    parents[depth] = (depth > 0 ? parents[depth - 1]! : '') + match[2]!;
    return match[3] ? [parents[depth]] : [];
  });
}
