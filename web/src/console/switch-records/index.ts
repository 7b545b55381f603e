// What the bank's own exchange recorded of calls dialled by hand: files in, matches and leftovers out. Never shows a whole number.
export { SwitchRecordRoutes } from './switch-record-routes';
