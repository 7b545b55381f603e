import { celLineOf } from './cel-line.js';

const LINE = {
  ...{ eventtype: 'HANGUP', eventtime: 1795650175.2097, linkedid: 'x-1-a', uniqueid: 'x-1-a', channame: 'PJSIP/seat-6-1a' },
  eventextra: '{"hangupcause":16,"hangupsource":"PJSIP/trunk-1b"}',
};
const written = (change: Record<string, unknown>): string => JSON.stringify({ ...LINE, ...change });

describe('a line of the event log', () => {
  it('is read as it was written', () => {
    expect(celLineOf(written({}))).toEqual({
      ...{ type: 'HANGUP', at: new Date(1_795_650_175_210), linkedId: 'x-1-a', uniqueId: 'x-1-a', channelName: 'PJSIP/seat-6-1a' },
      ...{ hangupCause: 16, hangupSource: 'PJSIP/trunk-1b', record: '' },
    });
  });

  it('what is not written is empty', () => {
    expect(celLineOf(written({ eventextra: '', uniqueid: undefined, channame: undefined }))).toMatchObject({
      ...{ uniqueId: '', channelName: '', hangupCause: null, hangupSource: '', record: '' },
    });
  });

  it.each<[string, string]>([
    [written({}).slice(0, -1), 'half a line after a crash'],
    ['', 'nothing'],
    ['null', 'no object'],
    ['"HANGUP","1795650175"', 'the format of another PBX'],
    [written({ linkedid: undefined }), 'of no call'],
    [written({ linkedid: '' }), 'of no call, said so'],
    [written({ eventtype: undefined }), 'of no kind'],
    [written({ eventtime: undefined }), 'at no time'],
    [written({ eventtime: '1795650175' }), 'at a time that is a text'],
    [written({ eventextra: '{"hangupcause"' }), 'half of its extra field'],
  ])('%s is none of ours (%s)', (text) => expect(celLineOf(text)).toBeNull());
});
