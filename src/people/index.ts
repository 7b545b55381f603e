// Owns the roster: agents, what they hold, shifts, permits; and whether a person may work now.
// Never gives anybody a task and never counts a call.
export * from './agent.entity.js';
export * from './people.module.js';
export * from './people.service.js';
export * from './rules/qualification.js';
