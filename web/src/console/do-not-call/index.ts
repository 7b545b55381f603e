// May we ring? Never keeps a searched number: not in an address, not in the field, not in memory.
export { DoNotCallPage } from './do-not-call-page';
