import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openApiOf } from '../../src/platform/index.js';
import { type Route, routesOf } from '../support/routes.js';
import { unstartedApp } from '../support/unstarted-app.js';

const COMMITTED = 'docs/generated/openapi.json';

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
  requestBody?: { content: Record<string, { schema?: object }> };
  parameters?: { in: string; name: string }[];
  'x-permission'?: string;
}

/** Routes for machines and streams that the document leaves out. */
const UNDOCUMENTED = ['GET /events', 'GET /health/live', 'GET /health/ready', 'GET /metrics'];

describe('the OpenAPI document (run with DIALPROOF_UPDATE=1 to write it anew)', () => {
  let app: NestFastifyApplication;
  let document: OpenAPIObject;
  let routes: Route[];
  let operations: Map<string, Operation>;

  beforeAll(async () => {
    app = await unstartedApp();
    // Through JSON: what is committed is what a client reads.
    document = JSON.parse(JSON.stringify(openApiOf(app))) as OpenAPIObject;
    routes = routesOf(app);
    operations = new Map(
      Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods as Record<string, Operation>).map(
          ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
        ),
      ),
    );
    if (process.env['DIALPROOF_UPDATE'] === '1') {
      mkdirSync('docs/generated', { recursive: true });
      writeFileSync(COMMITTED, `${JSON.stringify(document, null, 2)}\n`);
      execFileSync(process.execPath, ['scripts/generate-api.mjs']);
    }
  });

  it('is the committed one', () => {
    expect(existsSync(COMMITTED)).toBe(true);
    expect(document).toEqual(JSON.parse(readFileSync(COMMITTED, 'utf8')));
  });

  it('has given the pages their types', () => {
    execFileSync(process.execPath, ['scripts/generate-api.mjs', '--check']);
  });

  it('holds every route, with its permission', () => {
    const documented = new Map([...operations].map(([name, operation]) => [name, operation['x-permission']]));
    const declared = routes
      .filter((route) => !UNDOCUMENTED.includes(`${route.method} ${route.path}`))
      .map((route) => [`${route.method} /api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`, route.permission] as const);
    expect(documented).toEqual(new Map(declared));
  });

  it('says what every answer holds', () => {
    const silent = [...operations].flatMap(([name, { responses }]) =>
      Object.entries(responses)
        .filter(([status, response]) => status !== '204' && !Object.values(response.content ?? {}).some((content) => content.schema))
        .map(([status]) => `${name} ${status}`),
    );
    expect(silent).toEqual([]);
  });

  it('says what every body and query holds', () => {
    const silent = routes.flatMap((route) => {
      const operation = operations.get(`${route.method} /api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`);
      if (!operation) return [];
      const body = route.body && !operation.requestBody ? [`body of ${route.handler}`] : [];
      const query =
        route.query && !operation.parameters?.some((parameter) => parameter.in === 'query') ? [`query of ${route.handler}`] : [];
      return [...body, ...query];
    });
    const schemas = document.components?.schemas as Record<string, { type?: string; properties?: object; enum?: unknown[] }>;
    const empty = Object.entries(schemas).filter(
      ([, schema]) => schema.type === 'object' && Object.keys(schema.properties ?? {}).length === 0,
    );
    expect([...silent, ...empty.map(([name]) => `${name} has no properties`)]).toEqual([]);
  });

  it('names two different classes by two names', () => {
    const classes = new Map<string, Set<unknown>>();
    for (const { body, query } of routes) {
      for (const given of [body, query]) if (given) classes.set(given.name, (classes.get(given.name) ?? new Set()).add(given));
    }
    expect([...classes].filter(([, found]) => found.size > 1).map(([name]) => name)).toEqual([]);
  });
});
