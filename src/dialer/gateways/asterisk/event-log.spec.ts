import { appendFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventLog } from './event-log.js';

const line = (type: string, call: string, extra: object | null = null): string =>
  `${JSON.stringify({
    ...{
      eventtype: type,
      eventtime: 1_795_647_735.405993,
      linkedid: `ours-${call}-a`,
      uniqueid: `ours-${call}-a`,
      channame: 'PJSIP/seat-1-00',
    },
    eventextra: extra ? JSON.stringify(extra) : '',
  })}\n`;
const ended = (call: string): string => line('DIALPROOF_END', call, { extra: `call=ours-${call}&cause=16&sip=200&ended=1795647744730` });

describe('the PBX’s event log', () => {
  let folder: string;
  let path: string;
  let log: EventLog;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'event-log-'));
    path = join(folder, 'dialproof.jsonl');
    log = new EventLog(path, 'ours-');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('a PBX without any call has none, and knows none', async () => {
    expect(await log.read('ours-1')).toBeNull();
  });

  it('is read on as it grows', async () => {
    await writeFile(path, line('CHAN_START', '1'));
    expect((await log.read('ours-1'))!.createdAt).toEqual(new Date(1_795_647_735_406));
    await appendFile(path, ended('1') + line('CHAN_START', '2'));
    expect((await log.read('ours-1'))!.record).toMatchObject({ q850Cause: 16, sipCode: 200 });
    expect(await log.read('ours-2')).not.toBeNull();
  });

  it('half a line is read when its other half is there', async () => {
    const whole = ended('1');
    await writeFile(path, whole.slice(0, 40));
    expect(await log.read('ours-1')).toBeNull();
    await appendFile(path, whole.slice(40));
    expect((await log.read('ours-1'))!.record).not.toBeNull();
  });

  it.each([
    ['{"eventtype":"CHAN_STA\n', 'a line that a crash has cut'],
    ['no json at all\n', 'another format'],
    [line('CHAN_START', '9').replaceAll('ours-', 'theirs-'), 'another installation’s call'],
    [line('CHAN_START', '9').replace('ours-9-a"', '1795647735.7"'), 'a call that is not ours'],
    ['\n', 'an empty line'],
  ])('skips %j: %s', async (strange) => {
    await writeFile(path, strange + ended('1'));
    expect((await log.read('ours-1'))!.record).not.toBeNull();
    expect(await log.read('ours-9')).toBeNull();
  });

  it('rotated while it is read: what was written before the change of name is not missed', async () => {
    await writeFile(path, line('CHAN_START', '1'));
    await log.read('ours-1');
    await appendFile(path, ended('1'));
    await rename(path, `${path}.1`);
    await writeFile(path, line('CHAN_START', '2'));
    expect((await log.read('ours-1'))!.record).not.toBeNull();
    expect(await log.read('ours-2')).not.toBeNull();
  });

  it('rotated before it is first read: the last one is read too', async () => {
    await writeFile(`${path}.1`, ended('1'));
    await writeFile(path, line('CHAN_START', '2'));
    expect((await log.read('ours-1'))!.record).not.toBeNull();
  });

  it('forgets a call', async () => {
    await writeFile(path, ended('1'));
    await log.read('ours-1');
    log.forget('ours-1');
    expect(await log.read('ours-1')).toBeNull();
  });
});
