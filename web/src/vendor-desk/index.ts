// Ready to work? People, what they hold and when they work; records found false and the appeals against them. Never customer data.
export { AppealRoutes } from './appeal-routes';
export { RosterPage } from './roster-page';
