// Owns read models across features: the seats board.
// Never writes anything.
export * from './reports.module.js';
export * from './seats-board.service.js';
