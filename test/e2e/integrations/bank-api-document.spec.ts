import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signedHeaders } from '../../../src/integrations/webhooks/signature.js';
import { RETRY_GAPS_MS } from '../../../src/integrations/webhooks/rules/retry-plan.js';
import { API_SCOPES } from '../../../src/platform/index.js';
import { bankSystem } from '../../support/bank-system.js';
import { FakeClock } from '../../support/fake-clock.js';
import { routesOf } from '../../support/routes.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorld } from '../../support/world.js';

const DOCUMENT = readFileSync('docs/bank-api.md', 'utf8');
const blocks = (language: string): string[] =>
  [...DOCUMENT.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1]!);

interface Step {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
  /** Name → path in the answer. */
  keeps: [name: string, path: string] | null;
}

/** The curl commands of the document, as a shell would read them. */
function stepsOf(text: string): Step[] {
  const commands = text.replaceAll('\\\n', ' ').split(/\n(?=curl)/);
  return commands.map((command) => {
    const [, name, path] = /# → (\w+) = (\S+)/.exec(command) ?? [];
    const headers = [...command.matchAll(/-H "([^:]+): ([^"]+)"/g)].map((match) => [match[1]!, match[2]!]);
    return {
      method: /-X (\w+)/.exec(command)?.[1] ?? 'GET',
      path: /"\$BASE([^"]+)"/.exec(command)![1]!,
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: /-d '([^']+)'/.exec(command)?.[1] ?? null,
      keeps: name && path ? [name, path] : null,
    };
  });
}

describe('docs/bank-api.md', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock() });
  }, 120_000);
  afterAll(() => test.close());

  it('can be done as it is written, from the first curl to the last', async () => {
    const world = await makeWorld(test);
    const { key } = await bankSystem(test, world);
    const known: Record<string, string> = { KEY: key };
    const fill = (text: string): string => text.replace(/\$([A-Z_]+)/g, (whole, name: string) => known[name] ?? whole);
    const steps = blocks('sh').flatMap(stepsOf);
    expect(steps.length).toBe(10);
    const answers: string[] = [];
    for (const { method, path, headers, body, keeps } of steps) {
      const response = await fetch(`${test.url}/api/v1${fill(path)}`, {
        method,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)])),
        body: body && fill(body),
      });
      const text = await response.text();
      answers.push(`${method} ${path} ${response.status < 300 ? 'done' : text}`);
      if (keeps) {
        const found = keeps[1].split('.').reduce((value: any, part) => value[part], JSON.parse(text));
        known[keeps[0]] = String(found);
      }
      if (path.endsWith('/customers')) {
        expect(JSON.parse(text)).toMatchObject({
          accepted: 1,
          rows: [{ state: 'accepted' }, { problems: [{ code: 'phone_length', field: 'phones.0' }] }],
        });
      }
    }
    expect(answers.filter((answer) => !answer.endsWith(' done'))).toEqual([]);
  });

  it('shows every route for keys but those that only read a list, and names every scope', () => {
    const shown = new Set(
      blocks('sh')
        .flatMap(stepsOf)
        .map(({ method, path }) => `${method} ${path.replace(/\?.*/, '').replace(/\$\w+/g, ':id')}`),
    );
    const forKeys = routesOf(test.app).filter(({ permission }) => permission?.startsWith('key:'));
    const missing = forKeys.map(({ method, path }) => `${method} ${path}`).filter((name) => !shown.has(name));
    expect(missing.sort()).toEqual(['GET /bank/campaigns', 'GET /bank/lists/:id']);
    expect(API_SCOPES.filter((scope) => !DOCUMENT.includes(`\`${scope}\``))).toEqual([]);
  });

  it('its ten lines tell a genuine webhook from every other', async () => {
    const [source] = blocks('js');
    expect(source!.trim().split('\n').length).toBeLessThanOrEqual(11);
    // The document's own text, run as a receiver would run it.
    const program = `import crypto from 'node:crypto'; ${source} export { isGenuine };`;
    const { isGenuine } = (await import(`data:text/javascript,${encodeURIComponent(program)}`)) as {
      isGenuine: (headers: Record<string, string>, body: string, secret: string, nowSeconds: number) => boolean;
    };
    const secret = `whsec_${crypto.randomBytes(32).toString('base64')}`;
    const at = new Date('2026-03-03T02:00:00.000Z');
    const now = at.getTime() / 1000;
    const body = blocks('json')[0]!.trim();
    const headers = signedHeaders('evt_17', at, body, [secret]);
    expect(isGenuine(headers, body, secret, now)).toBe(true);
    expect(isGenuine(signedHeaders('evt_17', at, body, ['whsec_AAAA', secret]), body, secret, now + 300)).toBe(true);
    expect(isGenuine(headers, body, secret, now + 301)).toBe(false);
    expect(isGenuine(headers, `${body} `, secret, now)).toBe(false);
    expect(isGenuine({ ...headers, 'webhook-id': 'evt_18' }, body, secret, now)).toBe(false);
    expect(isGenuine(headers, body, 'whsec_AAAA', now)).toBe(false);
  });

  it('tells the plan of attempts as it is', () => {
    const words = (ms: number): string => (ms < 60_000 ? `${ms / 1000} s` : ms < 3_600_000 ? `${ms / 60_000} min` : `${ms / 3_600_000} h`);
    const plan = RETRY_GAPS_MS.map(words);
    expect(DOCUMENT).toContain(`${plan.slice(0, -1).join(', ')} and ${plan.at(-1)}`);
  });
});
