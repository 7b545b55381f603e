// Owns read models across features: the seats board, the file of a call, the intents and where the bank has handed them over.
// Never writes anything of another feature.
export * from './intents/intent-handover.entity.js';
export * from './intents/intents.service.js';
export * from './reports.module.js';
export * from './seats/seats-board.service.js';
