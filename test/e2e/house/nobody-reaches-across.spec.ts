import { Statement, StatementsService } from '../../../src/billing/index.js';
import { DealRun, ListsService, SavedMappings } from '../../../src/campaigns/index.js';
import { DoNotCallService, ExportsService, ImportsService } from '../../../src/compliance/index.js';
import { ContractsService } from '../../../src/contracts/index.js';
import { ListenIn, SwitchImports } from '../../../src/dialer/index.js';
import { type Permission, PERMISSIONS, type Role, systemActor } from '../../../src/platform/index.js';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { judgedCall } from '../../support/evidence.js';
import { EXAMPLE_BODIES } from '../../support/example-bodies.js';
import type { HttpClient } from '../../support/http-client.js';
import { probe } from '../../support/probe.js';
import { type Route, routesOf } from '../../support/routes.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { customers, makeWorld, releaseList, type World } from '../../support/world.js';

const USERS: Record<Role, string> = {
  bank_manager: 'manager1',
  bank_auditor: 'auditor1',
  vendor_manager: 'vendor',
  agent: 'agent1',
  admin: 'admin',
};
/** Accounts and the working of the system belong to the administrator, who stands over all parties. */
const NOT_OWNED = ['accounts', 'api-keys', 'webhooks', 'webhook-deliveries'];
/** Routes for the bank's own system have a law of their own, with its key. */
const isForKeys = (route: Route): boolean => route.permission?.startsWith('key:') === true;
/** Numbers that are none, and texts that a database would read as the id in front of them. */
const NO_IDS = (id: string): string[] => [
  '0',
  '-1',
  '999999999999',
  '99999999999999999999',
  'abc',
  `${id}abc`,
  `${id} `,
  `${id}.0`,
  `0x${id}`,
  `0${id}`,
  `${id}'--`,
  '1e1',
  'null',
];

/** A month of the order in every year of the test: the one of today. */
const LINE_KEY = `fee:${new Date().toISOString().slice(0, 7)}:seat-1`;

type Ids = Record<string, string>;

describe("nobody reaches into another's contract (S3)", () => {
  let test: TestApp;
  let ours: { world: World; ids: Ids };
  let theirs: { world: World; ids: Ids };
  let withId: Route[];
  const clients = new Map<Role, HttpClient>();

  /** A listening-in of the world's auditor that is over. */
  const listenedIn = async (world: World, callId: string): Promise<string> => {
    const { manager } = test.get(DataSource);
    const [auditor] = await manager.query("SELECT id FROM account WHERE role = 'bank_auditor' AND party_id = ? ORDER BY id", [
      world.bankId,
    ]);
    const at = test.clock.now();
    const made = await manager.insert(ListenIn, {
      ...{ callId, agentId: world.agentIds[0]!, contractId: world.contractId, accountId: String(auditor.id), telephone: 'auditor-1' },
      ...{ state: 'ended', endReason: 'auditor', requestedAt: at, heardAt: at, endRequestedAt: at, endedAt: at, openKey: null },
    });
    return String(made.identifiers[0]!['id']);
  };

  const populated = async (prefix: string, from: number): Promise<{ world: World; ids: Ids }> => {
    const world = await makeWorld(test, { prefix });
    const lists = await releaseList(test, world, customers(5, 7, from));
    const mapping = await test
      .get(SavedMappings)
      .save(world.manager1, await test.get(ListsService).list(lists), ['客户号'], `${prefix}月度`);
    const dnc = test.get(DoNotCallService);
    const entry = await dnc.addByHand(systemActor('test'), world.bankId, { customerRef: `${prefix}1`, reason: 'by letter' });
    const imports = test.get(ImportsService);
    const file = await imports.upload(world.manager1, world.bankId, 'numbers.csv', Readable.from([Buffer.from('phone\n13800138000\n')]));
    // Given up, so that every step of it is refused for its state and not for the example's columns.
    await imports.act(world.manager1, world.bankId, file, 'discard');
    const switchImports = test.get(SwitchImports);
    const contract = await test.get(ContractsService).contract(world.contractId);
    const records = await switchImports.upload(
      world.manager1,
      contract,
      'calls.csv',
      Readable.from([Buffer.from('start,answer,end,ext,number\n2026-03-03 10:00:00,,2026-03-03 10:00:30,8001,13800138000\n')]),
    );
    await switchImports.act(world.manager1, await switchImports.find(world.bankId, records), 'discard');
    await test.get(StatementsService).open([await test.get(ContractsService).contract(world.contractId)]);
    const { manager } = test.get(DataSource);
    const statement = await manager.findOneOrFail(Statement, { where: { orderId: world.orderId }, order: { fromOn: 'DESC' } });
    const judged = await judgedCall(test, world);
    const dealing = await test.get(DataSource).manager.insert(DealRun, {
      ...{ campaignId: world.campaignId, kind: 'deal', seed: 1, seats: 1, customers: 0, strata: [] as never, rooms: [] as never },
      dealtAt: test.clock.now(),
    });
    return {
      world,
      ids: {
        ...{
          reviews: judged.reviewId,
          appeals: judged.reviewId,
          calls: judged.callId,
          intents: judged.outcomeId,
          complaints: judged.complaintId,
        },
        statements: statement.id,
        campaigns: world.campaignId,
        lists,
        scripts: world.scriptId,
        'saved-mappings': mapping,
        agents: world.agentIds[0]!,
        seats: world.agentIds[0]!,
        dealings: String(dealing.identifiers[0]!['id']),
        'listen-ins': await listenedIn(world, judged.callId),
        'do-not-call': entry,
        'do-not-call-imports': file,
        'switch-imports': records,
        contracts: world.contractId,
        'do-not-call-exports': await test.get(ExportsService).request(world.manager1, world.bankId, 'for the regulator'),
      },
    };
  };

  beforeAll(async () => {
    test = await startTestApp();
    ours = await populated('', 1);
    theirs = await populated('other-', 100);
    for (const [role, username] of Object.entries(USERS) as [Role, string][]) {
      const client = test.client();
      await client.signIn(username);
      clients.set(role, client);
    }
    withId = routesOf(test.app).filter(
      (route) => !isForKeys(route) && route.path.includes('/:id') && !NOT_OWNED.includes(route.path.split('/')[1]!),
    );
  }, 120_000);
  afterAll(() => test.close());

  const rolesOf = (route: Route): readonly Role[] => PERMISSIONS[route.permission as Permission];
  const addressOf = (route: Route, id: string): string =>
    route.path.replace(':id', encodeURIComponent(id)).replace(':key', LINE_KEY).replace(':version', '1').replace(':action', 'pause');
  const rawOf = (route: Route): { raw?: string } => (route.body ? { raw: JSON.stringify(EXAMPLE_BODIES[route.body.name]) } : {});

  it('knows an id and a body for every route', () => {
    expect(withId.length).toBeGreaterThan(20);
    expect(
      withId
        .filter((route) => !ours.ids[route.path.split('/')[1]!] || (route.body && !EXAMPLE_BODIES[route.body.name]))
        .map((route) => route.path),
    ).toEqual([]);
  });

  it("another bank's and vendor's ids do not exist", async () => {
    const reached: string[] = [];
    for (const route of withId) {
      for (const role of rolesOf(route)) {
        const { status, code } = await probe(
          clients.get(role)!,
          route.method,
          addressOf(route, theirs.ids[route.path.split('/')[1]!]!),
          rawOf(route),
        );
        if (status !== 404) reached.push(`${role} ${route.method} ${route.path} ${status} ${code}`);
      }
    }
    expect(reached).toEqual([]);
  });

  it('what is no id is not found, whatever a database makes of it', async () => {
    const wrong: string[] = [];
    for (const route of withId) {
      const role = rolesOf(route)[0]!;
      for (const id of NO_IDS(ours.ids[route.path.split('/')[1]!]!)) {
        const { status, code } = await probe(clients.get(role)!, route.method, addressOf(route, id), rawOf(route));
        if (status !== 404) wrong.push(`${route.method} ${route.path} ${JSON.stringify(id)} ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('collections hold nothing of others', async () => {
    const seen: string[] = [];
    for (const route of routesOf(test.app).filter(
      (each) => each.method === 'GET' && !each.path.includes(':') && each.permission !== 'open' && !isForKeys(each),
    )) {
      for (const role of rolesOf(route).filter((each) => each !== 'admin')) {
        if (['/events', '/sample-list.xlsx', '/audit'].includes(route.path)) continue;
        const { text, status } = await clients.get(role)!.get(route.path);
        if (status !== 200 || text.includes('other-')) seen.push(`${role} ${route.path} ${status}`);
      }
    }
    expect(seen).toEqual([]);
  });

  it("bodies and queries cannot name another's things either", async () => {
    const manager = clients.get('bank_manager')!;
    const example = EXAMPLE_BODIES['CampaignBody']!;
    const own = { ...example, orderId: ours.world.orderId, scriptId: ours.world.scriptId };
    expect((await manager.post('/campaigns', { ...own, orderId: theirs.world.orderId })).status).toBe(404);
    const foreign = await manager.post('/campaigns', { ...own, scriptId: theirs.world.scriptId });
    const unknown = await manager.post('/campaigns', { ...own, scriptId: '999999999' });
    expect([foreign.status, foreign.body['errors']]).toEqual([400, unknown.body['errors']]);
    expect((await manager.post('/campaigns', own)).status).toBe(201);
    for (const role of ['bank_manager', 'bank_auditor', 'vendor_manager'] as const) {
      expect((await clients.get(role)!.get(`/seats?campaignId=${theirs.ids['campaigns']}`)).status).toBe(404);
    }
  });

  it("an agent cannot act on another agent's card or call", async () => {
    const agent = clients.get('agent')!;
    const other = test.client();
    await other.signIn('other-agent1');
    const { body } = await other.post('/card/next');
    const cardId = body['customer']?.cardId as string;
    expect(cardId).toMatch(/^\d+$/);
    expect((await agent.post('/card/dial', { cardId, phoneIndex: 0 })).status).not.toBe(200);
    expect((await agent.post('/card/outcome', { ...EXAMPLE_BODIES['OutcomeBody'], cardId, code: 'no_answer', fields: {} })).status).toBe(
      404,
    );
    expect((await other.get('/card')).body['customer'].cardId).toBe(cardId);
  });

  it('the same requests with our own ids are not refused as foreign', async () => {
    const refused: string[] = [];
    // What ends a thing comes last.
    const order = ['withdraw', ':action', 'retire'];
    const rank = (route: Route): number => order.findIndex((end) => route.path.endsWith(end));
    for (const route of [...withId].sort((a, b) => rank(a) - rank(b))) {
      const role = rolesOf(route)[0]!;
      const { status, code } = await probe(
        clients.get(role)!,
        route.method,
        addressOf(route, ours.ids[route.path.split('/')[1]!]!),
        rawOf(route),
      );
      const uploadWithoutFile =
        /^\/(campaigns\/:id\/lists|contracts\/:id\/switch-imports|switch-imports\/:id\/recordings)$/.test(route.path) && status === 400;
      // The example hands over to an agent who gets no customers.
      const toNobody = /^\/seats\/:id\/(move|callbacks)$/.test(route.path) && status === 400;
      // The file's columns are others than the example's; the export waits for its second person.
      const notYet = /^\/do-not-call-(imports\/:id\/start|exports\/:id\/file\.(csv|xlsx))$/.test(route.path) && [400, 403].includes(status);
      if ([400, 401, 403, 404].includes(status) && !uploadWithoutFile && !toNobody && !notYet)
        refused.push(`${route.method} ${route.path} ${status} ${code}`);
      if (status >= 500) refused.push(`${route.method} ${route.path} ${status}`);
    }
    expect(refused).toEqual([]);
  });
});
