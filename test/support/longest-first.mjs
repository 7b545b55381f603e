import sequencing from '@jest/test-sequencer';

/** What takes a minute or more begins first, so that at the end no worker waits for the other. Jest knows it only of tests it has run before. */
const LONG = [
  'dialer/cap',
  'a-hundred-agents-empty-the-lists',
  'do-not-call-binds-at-once',
  'an-import-is-killed',
  'the-process-dies',
  'dealing-never-cuts-a-call',
  'switch-records',
  'audit-trail',
];

const Sequencer = sequencing.default ?? sequencing;

export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const rank = ({ path }) => LONG.findIndex((name) => path.includes(`${name}.spec.`));
    const isLong = (test) => rank(test) >= 0;
    return [...sorted.filter(isLong).sort((a, b) => rank(a) - rank(b)), ...sorted.filter((test) => !isLong(test))];
  }
}
