// Ready to work? People, what they hold and when they work. Never customer data.
export { RosterPage } from './roster-page';
