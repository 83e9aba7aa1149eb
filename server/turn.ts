/** Between two pieces of work that take milliseconds each, others get their turn. */
export { setImmediate as turn } from 'node:timers/promises';
