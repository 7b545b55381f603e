import { AppError } from './errors.js';

export interface Transition<State extends string, Action extends string> {
  from: readonly State[];
  action: Action;
  to: State;
  /** Roles that may do it; `system` is the product itself. */
  who: readonly string[];
}

/** A state machine as a table. `apply` answers the next state or throws `state_conflict` naming state and action. */
export class StateMachine<State extends string, Action extends string> {
  constructor(
    readonly subject: string,
    readonly initial: State,
    readonly transitions: readonly Transition<State, Action>[],
  ) {}

  apply(state: State, action: Action): State {
    const found = this.transitions.find((row) => row.action === action && row.from.includes(state));
    if (!found) throw new AppError('state_conflict', { subject: this.subject, state, action });
    return found.to;
  }

  allows(state: State, action: Action): boolean {
    return this.transitions.some((row) => row.action === action && row.from.includes(state));
  }

  /** States the table can never reach from the initial one; a test keeps this empty. */
  unreachable(): State[] {
    const reached = new Set<State>([this.initial]);
    for (let grew = true; grew;) {
      grew = false;
      for (const row of this.transitions) {
        if (!reached.has(row.to) && row.from.some((state) => reached.has(state))) {
          reached.add(row.to);
          grew = true;
        }
      }
    }
    const named = new Set(this.transitions.flatMap((row) => [...row.from, row.to]));
    return [...named].filter((state) => !reached.has(state));
  }
}
