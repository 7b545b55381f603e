// Owns whether a number may be dialled, do-not-call, the contact ledger, and the evidence that judges each outcome.
// Never deals a list, never places a call, never deducts an amount.
export * from './compliance.module.js';
export * from './dialing/calling-stop.service.js';
export * from './dialing/dialing.entity.js';
export * from './dialing/do-not-call.controller.js';
export * from './dialing/do-not-call.service.js';
export * from './dialing/ledger.js';
export * from './dialing/may-dial.service.js';
export * from './dialing/rules/index.js';
export * from './dialing/rules/next-opening.js';
export * from './conduct/call-directory.js';
export * from './conduct/complaint.entity.js';
export * from './conduct/complaints.service.js';
export * from './evidence/evidence-case.entity.js';
export * from './evidence/evidence.service.js';
export * from './evidence/examination/examination.entity.js';
export * from './evidence/examination/examinations.service.js';
export * from './evidence/reviews/call-views.js';
export * from './evidence/reviews/appeals.service.js';
export * from './evidence/reviews/listening.service.js';
export * from './evidence/reviews/review.entity.js';
export * from './evidence/reviews/review-states.js';
export * from './evidence/reviews/reviews.dto.js';
export * from './evidence/reviews/reviews.service.js';
export * from './evidence/sampling/samples.service.js';
