import { Slots } from './slots.js';

/** Work that ends when it is told to. */
function held(): { work: () => Promise<string>; begun: () => boolean; end: () => void; fail: () => void } {
  let begun = false;
  let settle: { resolve: (value: string) => void; reject: (error: Error) => void };
  const done = new Promise<string>((resolve, reject) => (settle = { resolve, reject }));
  return {
    work: () => ((begun = true), done),
    begun: () => begun,
    end: () => settle.resolve('done'),
    fail: () => settle.reject(new Error('broken')),
  };
}
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('slots', () => {
  it.each<[number, number, string]>([
    [1, 1, 'one after the other'],
    [2, 2, 'two'],
    [3, 3, 'as many as there are slots'],
    [5, 4, 'no more than come'],
  ])('%i slots let %i of four in: %s', async (count, inside) => {
    const slots = new Slots(count);
    const works = [held(), held(), held(), held()];
    const runs = works.map(({ work }) => slots.run(work));
    await breathe();
    expect(works.filter(({ begun }) => begun())).toHaveLength(inside);
    for (const { end } of works) end();
    expect(await Promise.all(runs)).toEqual(['done', 'done', 'done', 'done']);
  });

  it.each<['end' | 'fail', string]>([
    ['end', 'work that is done'],
    ['fail', 'work that broke'],
  ])('the next in line enters, one at a time, after: %s', async (how) => {
    const slots = new Slots(1);
    const works = [held(), held(), held()];
    const runs = works.map(({ work }) => slots.run(work).catch((error: Error) => error.message));
    for (let turn = 0; turn < works.length; turn += 1) {
      await breathe();
      expect(works.map(({ begun }) => begun())).toEqual([true, turn > 0, turn > 1]);
      works[turn]![how]();
    }
    expect(await Promise.all(runs)).toEqual(works.map(() => (how === 'end' ? 'done' : 'broken')));
    expect(await slots.run(() => Promise.resolve('free again'))).toBe('free again');
  });

  it('a slot that was handed on is not free for another as well', async () => {
    const slots = new Slots(1);
    const [first, second, third] = [held(), held(), held()] as const;
    const runs = [slots.run(first.work), slots.run(second.work)];
    first.end();
    await breathe();
    runs.push(slots.run(third.work));
    await breathe();
    expect([second.begun(), third.begun()]).toEqual([true, false]);
    second.end();
    third.end();
    await Promise.all(runs);
  });
});
