// Owns campaigns, target lists and their intake, prospects, and the dealing of task lists and callbacks to seats.
// Never places a call and never decides whether a number may be dialled.
export * from './campaign.entity.js';
export * from './campaigns.module.js';
export * from './campaigns.service.js';
export { CustomerWithdrawalBody, CustomerWithdrawalView } from './customer-withdrawals.dto.js';
export * from './customer-withdrawals.service.js';
export * from './dealing/dealing.service.js';
export * from './dealing/deal-runs.service.js';
export * from './dealing/seat-acts.service.js';
export * from './dealing/task-desk.service.js';
export * from './dealing/task.entity.js';
export { type RejectCode, surnameAndTitle } from './intake/index.js';
export * from './lists/list-import.service.js';
export * from './lists/intake-rules.service.js';
export * from './lists/list-effects.service.js';
export * from './lists/list-steering.service.js';
export * from './lists/lists.service.js';
export * from './lists/saved-mappings.service.js';
export { LIST_STATE_NAMES } from './lists/lists.dto.js';
export * from './lists/lists.service.js';
export * from './lists/pushed-customer.js';
export * from './lists/pushed-lists.service.js';
export * from './lists/target-list.entity.js';
export * from './prospect.entity.js';
export * from './prospects.service.js';
