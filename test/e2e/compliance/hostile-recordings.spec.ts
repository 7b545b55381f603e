import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { openCase } from '../../support/evidence.js';
import { hiss, say, wave } from '../../support/made-audio.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { makeWorld, type World } from '../../support/world.js';

const short = [hiss(1), hiss(1)];
const spoken = hiss(6, 40);
say(spoken, 1, 'customer-1', 'hello');

/** What may lie in a recordings folder: each is marked with its reason, and the next call is examined. */
const HOSTILE: [string, Buffer, string][] = [
  ['zero bytes', Buffer.alloc(0), 'recording_empty'],
  ['a text', Buffer.from('nobody answered\n'.repeat(300)), 'recording_not_audio'],
  ['a header that says ten hours', wave(short, { header: { dataBytes: 10 * 3600 * 32_000 } }), 'recording_too_long'],
  ['0 Hz', wave(short, { header: { sampleRate: 0 } }), 'recording_sample_rate'],
  ['96 kHz', wave(short, { sampleRate: 96_000 }), 'recording_sample_rate'],
  ['six channels', wave([...short, ...short, ...short]), 'recording_channels'],
  ['random bytes', randomBytes(40_000), 'recording_not_audio'],
  ['half a header', wave(short).subarray(0, 30), 'recording_damaged'],
  ['a header and nothing else', wave(short).subarray(0, 44), 'recording_empty'],
  [
    'random bytes that call themselves WAV',
    Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), randomBytes(9000)]),
    'recording_damaged',
  ],
];

describe('recordings nobody can examine', () => {
  let test: TestApp;
  let world: World;

  beforeAll(async () => {
    test = await startTestApp();
    world = await makeWorld(test);
  }, 120_000);
  afterAll(() => test.close());

  const stateOf = async (caseId: string): Promise<{ state: string; problem: string | null }> => {
    const source = test.get(DataSource);
    return waitFor(
      `case ${caseId} is examined`,
      async () => {
        const [row] = await source.query(
          `SELECT e.state, x.problem_code AS problem FROM evidence_case e JOIN examination x ON x.case_id = e.id WHERE e.id = ? AND e.state <> 'ready'`,
          [caseId],
        );
        return row ?? null;
      },
      60_000,
    );
  };
  const talk = (bytes: Buffer) => ({ segment: 'talk' as const, bytes, durationMs: 6000 });

  it('are marked with the reason, the worker lives, and the queue moves on', async () => {
    const cases: [string, string, string][] = [];
    for (const [what, bytes, code] of HOSTILE)
      cases.push([what, code, await openCase(test, world, { code: 'refused', recordings: [talk(bytes)] })]);
    const good = await openCase(test, world, { code: 'refused', recordings: [talk(wave([hiss(6), spoken]))] });
    for (const [what, code, caseId] of cases)
      expect([what, await stateOf(caseId)]).toEqual([what, { state: 'cannot_be_examined', problem: code }]);
    expect(await stateOf(good)).toEqual({ state: 'examined', problem: null });
    const auditor = test.client();
    await auditor.signIn('auditor1');
    expect((await auditor.get('/reviews')).body['counts']).toMatchObject({ cannotBeExamined: HOSTILE.length, waiting: 0 });
  }, 120_000);

  it('a file changed on the disk is found, and nothing of it is believed', async () => {
    const altered = await openCase(test, world, {
      ...{ code: 'intent', recordings: [talk(wave([hiss(6), hiss(6)]))] },
      change: (snapshot) => (snapshot.recordings[0]!.sha256 = '0'.repeat(64)),
    });
    await stateOf(altered);
    const findings = await test.get(DataSource).query('SELECT code, grade FROM evidence_finding WHERE case_id = ?', [altered]);
    expect(findings).toContainEqual({ code: 'recording_altered', grade: 'attention' });
    // Nobody speaks on it, but it proves nothing against the agent.
    expect(findings).not.toContainEqual(expect.objectContaining({ grade: 'contradiction' }));
  });

  it('a garbage model marks every call until it is replaced; then they are examined once more', async () => {
    const model = join(mkdtempSync(join(tmpdir(), 'dialproof-model-')), 'model.onnx');
    writeFileSync(model, randomBytes(2_000_000));
    await test.stop();
    test = await startTestApp({ on: test, config: { vadModel: model } });
    const caseId = await openCase(test, world, { code: 'refused', recordings: [talk(wave([hiss(6), spoken]))] });
    expect(await stateOf(caseId)).toEqual({ state: 'cannot_be_examined', problem: 'model_broken' });
    await test.stop();
    test = await startTestApp({ on: test, config: { vadModel: '' } });
    const auditor = test.client();
    await auditor.signIn('auditor1');
    expect((await auditor.post('/reviews/retry')).body['retried']).toBe(HOSTILE.length + 1);
    expect(await waitFor('examined again', async () => ((await stateOf(caseId)).state === 'examined' ? 'examined' : null), 60_000)).toBe(
      'examined',
    );
  }, 180_000);
});
