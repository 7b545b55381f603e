// A telephone system whose customers behave like people: for the demo, for tests, for developers without a PBX.
// It never dials anybody, never writes a number down, and decides nothing about who may be called.
export { SimulatedGateway, type SimulatedGatewayOptions } from './simulated-gateway.js';
export type { CallPlan } from './plan-call.js';
export { BEHAVIOURS, BEHAVIOUR_BY_LAST_DIGITS, type Behaviour, type BehaviourMode } from './behaviours.js';
