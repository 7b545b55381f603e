export { maskValue } from '../../shared/index.js';
