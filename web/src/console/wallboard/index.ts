// The seats at a distance: a page for a screen on the wall. Never names a customer, never sorts live.
export { WallboardPage } from './wallboard-page';
