// The telephone system of a bank that nobody can drive: agents dial on it by hand.
// It places nothing, ends nothing and reports nothing; what its exchange recorded arrives later as a file.
export { ManualGateway } from './manual-gateway.js';
