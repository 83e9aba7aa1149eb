/**
 * How long the proofs run. `npm test` has a short form of each; `npm run test:long` (`PROOF=long`) the form whose
 * figures stand in bench/README.md.
 */
export const byLength = <T>(short: T, long: T): T => (process.env['PROOF'] === 'long' ? long : short);
