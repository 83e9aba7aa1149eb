/** Who wrote as which page, in PostgreSQL; see hands.ts. */
export const HANDS = 'SELECT client, clock, person, at FROM hand WHERE agreement = $1 ORDER BY client, clock';

/** Table and function, as a step of the migrations. */
export const HAND_STEP = `
  -- No foreign key, as for log: append_rows has locked the agreement.
  CREATE TABLE hand (
    agreement text COLLATE "C" NOT NULL,
    client bigint NOT NULL,
    clock bigint NOT NULL,
    person text NOT NULL,
    at text NOT NULL,
    PRIMARY KEY (agreement, client, clock)
  );
  -- One after the other: of two people who are noted for one page in the same call, the second is passed over too.
  CREATE FUNCTION append_rows(
    p_origin text, p_at text, p_ids text[], p_counts int[], p_last_authors text[],
    p_owners int[], p_nths int[], p_authors text[], p_starts int[], p_lengths int[], p_data bytea,
    p_hand_owners int[], p_clients bigint[], p_clocks bigint[], p_people text[]
  ) RETURNS bigint[] LANGUAGE plpgsql AS $$
  DECLARE
    v_lasts bigint[] := append_rows(
      p_origin, p_at, p_ids, p_counts, p_last_authors, p_owners, p_nths, p_authors, p_starts, p_lengths, p_data
    );
  BEGIN
    FOR v_nth IN 1 .. cardinality(p_hand_owners) LOOP
      INSERT INTO hand (agreement, client, clock, person, at)
      SELECT p_ids[p_hand_owners[v_nth]], p_clients[v_nth], p_clocks[v_nth], p_people[v_nth], p_at
      WHERE NOT EXISTS (
        SELECT FROM hand h WHERE h.agreement = p_ids[p_hand_owners[v_nth]]
          AND h.client = p_clients[v_nth] AND h.person <> p_people[v_nth]
      )
      ON CONFLICT DO NOTHING;
    END LOOP;
    RETURN v_lasts;
  END $$;`;
