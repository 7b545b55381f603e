import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorld, type World } from '../../support/world.js';

describe('listening in where the telephone system cannot', () => {
  let test: TestApp;
  let world: World;
  let auditor: HttpClient;

  beforeAll(async () => {
    test = await startTestApp({ config: { listeningTelephones: 'auditor-1, auditor-2' } });
    world = await makeWorld(test);
    auditor = test.client();
    await auditor.signIn('auditor1');
  });
  afterAll(() => test.close());

  it('says so before anybody asks, and refuses whoever asks all the same', async () => {
    expect((await auditor.get('/listen-ins')).body).toEqual({ supported: false, telephones: ['auditor-1', 'auditor-2'], items: [] });
    const refused = await auditor.post('/listen-ins', { agentId: world.agentIds[0], telephone: 'auditor-1' });
    expect(refused.body).toMatchObject({ status: 409, code: 'not_supported', facts: { gateway: 'simulated' } });
    expect((await auditor.get('/listen-ins')).body['items']).toEqual([]);
  });

  it.each(['manager1', 'vendor', 'agent1', 'admin'])('%s may neither listen nor read the log', async (username) => {
    const client = test.client();
    await client.signIn(username);
    expect((await client.get('/listen-ins')).status).toBe(403);
    expect((await client.post('/listen-ins', { agentId: world.agentIds[0], telephone: 'auditor-1' })).status).toBe(403);
  });
});
