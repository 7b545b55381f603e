// Everything that stands behind one call: telephone record, outcome, decision, complaints. Nothing of the customer.
export { CallFilePage } from './call-file-page';
