// An Asterisk (22) reached through its REST interface: it originates the agent's leg, the dialplan in deploy/asterisk does the rest.
// It decides nothing about who may be called, never dials a second time, and never writes or logs a number.
export { AsteriskGateway, type AsteriskGatewayOptions } from './asterisk-gateway.js';
