import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StateMachine } from '../../src/shared/index.js';
import { productFiles } from '../support/source-files.js';

type AnyMachine = StateMachine<string, string>;

const files = productFiles().filter((file) => readFileSync(file, 'utf8').includes('new StateMachine<'));

async function machinesOf(file: string): Promise<AnyMachine[]> {
  const exported = Object.values((await import(resolve(file))) as Record<string, unknown>);
  return exported.filter((value) => value instanceof StateMachine) as AnyMachine[];
}

describe('every state is a state machine in a table', () => {
  it('there are machines', () => expect(files.length).toBeGreaterThan(3));

  it.each(files)('%s exports each machine it makes', async (file) => {
    const made = readFileSync(file, 'utf8').split('new StateMachine<').length - 1;
    expect(await machinesOf(file)).toHaveLength(made);
  });

  it.each(files)('%s has no state that nothing leads to', async (file) => {
    for (const machine of await machinesOf(file)) expect({ [machine.subject]: machine.unreachable() }).toEqual({ [machine.subject]: [] });
  });

  it.each(files)('%s says for a state and an action only one thing, and who may do it', async (file) => {
    for (const { subject, transitions } of await machinesOf(file)) {
      const steps = transitions.flatMap((row) => row.from.map((from) => `${subject}: ${from} ${row.action}`));
      expect(steps.filter((step, index) => steps.indexOf(step) !== index)).toEqual([]);
      expect(transitions.filter((row) => row.who.length === 0)).toEqual([]);
    }
  });

  it('sees a state that nothing leads to', () => {
    const broken = new StateMachine<'draft' | 'sent' | 'lost', 'send' | 'find'>('letter', 'draft', [
      { from: ['draft'], action: 'send', to: 'sent', who: ['system'] },
      { from: ['lost'], action: 'find', to: 'sent', who: ['system'] },
    ]);
    expect(broken.unreachable()).toEqual(['lost']);
  });
});
