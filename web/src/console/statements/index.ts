// Why this amount? A quarter's statement with its lines, reasons, steps and files, for both sides. A frozen one offers no edit.
export { StatementRoutes } from './statement-routes';
