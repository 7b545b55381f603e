// Who does what now, seat by seat. Never sorts live: a seat keeps its place.
export { SeatsBoardView, SeatsPage } from './seats-page';
