/** The bin: how long a deleted agreement can be put back. */

/** In days. */
export const BIN_DAYS = 30;

const DAY = 24 * 60 * 60 * 1000;

/** From when on what was deleted at this moment may be gone for good; both ISO 8601, UTC. */
export const goneFrom = (deleted: string): string => new Date(Date.parse(deleted) + BIN_DAYS * DAY).toISOString();
