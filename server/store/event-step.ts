/**
 * The table of the record (events.ts) in each database, with what keeps it as it was written: a row is never changed or
 * removed, but for the address and its salt, which are erased after their term.
 */

const KEPT = ['chain', 'number', 'at', 'kind', 'person', 'detail', 'origin_hash', 'previous', 'hash'];
const REASON = 'rows of the record are never changed or removed';

/** True of an update that does more than erase. `same`: how the database compares what may be null. */
const changes = (same: string): string =>
  `NOT (${KEPT.map((name) => `NEW.${name} ${same} OLD.${name}`).join(' AND ')} AND NEW.origin IS NULL AND NEW.salt IS NULL)`;

/** To find the addresses that are past their term. */
const INDEX = 'CREATE INDEX event_origin ON event (at) WHERE origin IS NOT NULL;';

export const EVENT_STEP_SQLITE = `
   CREATE TABLE event (
     chain TEXT NOT NULL,
     number INTEGER NOT NULL,
     at TEXT NOT NULL,
     kind TEXT NOT NULL,
     person TEXT,
     detail TEXT NOT NULL,
     origin TEXT,
     salt TEXT,
     origin_hash TEXT,
     previous TEXT NOT NULL,
     hash TEXT NOT NULL,
     PRIMARY KEY (chain, number)
   ) STRICT, WITHOUT ROWID;
   ${INDEX}
   CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, '${REASON}'); END;
   CREATE TRIGGER event_unchanged BEFORE UPDATE ON event WHEN ${changes('IS')}
     BEGIN SELECT RAISE(ABORT, '${REASON}'); END;`;

export const EVENT_STEP_POSTGRES = `
   CREATE TABLE event (
     chain text COLLATE "C" NOT NULL,
     number bigint NOT NULL,
     at text COLLATE "C" NOT NULL,
     kind text NOT NULL,
     person text COLLATE "C",
     detail text NOT NULL,
     origin text,
     salt text,
     origin_hash text,
     previous text NOT NULL,
     hash text COLLATE "C" NOT NULL,
     PRIMARY KEY (chain, number)
   );
   ${INDEX}
   CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION '${REASON}';
   END $$;
   CREATE TRIGGER event_stays BEFORE DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_event_change();
   CREATE TRIGGER event_whole BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change();
   CREATE TRIGGER event_unchanged BEFORE UPDATE ON event FOR EACH ROW WHEN (${changes('IS NOT DISTINCT FROM')})
     EXECUTE FUNCTION refuse_event_change();`;
