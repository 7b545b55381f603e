// What customers complain about, and what an auditor makes of it. Never keeps the number somebody searched for.
export { ComplaintRoutes } from './complaint-routes';
