// Owns parties, framework contracts, orders and effective-dated terms.
// Never decides by a term: features read the terms of the day and apply their own rules.
export * from './contract.entity.js';
export * from './contracts.module.js';
export * from './contracts.service.js';
export * from './templates.js';
export * from './terms-document.js';
