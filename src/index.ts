export { type Place, Problem, Problems } from './problem.js';
