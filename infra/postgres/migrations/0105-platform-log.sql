-- The platform log: a leaf a day, the root over what all tenants had signed by then; and who outside was shown its head.
-- Reasons: docs/adr/0198. Run as trustlog_owner. Runs on PostgreSQL 15 to 18.

-- One row per day that had something new. What is here is signed only once it agrees with what is kept outside.
CREATE TABLE platform.log_day (
  day date PRIMARY KEY,
  -- Index of the day's leaf in the platform log.
  position integer NOT NULL UNIQUE CHECK (position >= 0),
  leaves integer NOT NULL CHECK (leaves > 0),
  root bytea NOT NULL CHECK (length(root) = 32),
  leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
  -- The signed head of the platform log with this day as its last leaf.
  note text,
  signed_at timestamptz,
  CHECK ((note IS NULL) = (signed_at IS NULL))
);

-- What a tenant had signed by that day, and its place in the day's tree. A day without anything new has no row.
CREATE TABLE platform.log_day_leaf (
  tenant_id uuid NOT NULL,
  day date NOT NULL,
  index integer NOT NULL CHECK (index >= 0),
  history integer NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL CHECK (length(root) = 32),
  leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
  PRIMARY KEY (tenant_id, day)
);

CREATE INDEX log_day_leaf_day ON platform.log_day_leaf (day, index);

-- Who was shown the head of a day, and what they gave for it: a token of RFC 3161, a line of a witness.
CREATE TABLE platform.anchor (
  day date NOT NULL,
  -- `time-stamp` or `witness`, and whose.
  kind text NOT NULL CHECK (kind IN ('time-stamp', 'witness')),
  by text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT now(),
  error text,
  evidence bytea,
  at timestamptz,
  PRIMARY KEY (day, kind, by),
  CHECK ((evidence IS NULL) = (at IS NULL))
);

ALTER TABLE platform.log_day_leaf ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.log_day_leaf FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_tenants_read ON platform.log_day_leaf FOR SELECT TO trustlog_seal, trustlog_read
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY store_closes ON platform.log_day_leaf TO trustlog_store USING (true) WITH CHECK (true);
CREATE POLICY store_compares ON platform.log_checkpoint FOR SELECT TO trustlog_store USING (true);

GRANT SELECT ON platform.log_checkpoint TO trustlog_store;
GRANT SELECT, INSERT ON platform.log_day_leaf TO trustlog_store;
GRANT SELECT ON platform.log_day_leaf, platform.log_day, platform.anchor TO trustlog_seal, trustlog_read;
GRANT INSERT, UPDATE (note, signed_at) ON platform.log_day TO trustlog_seal;
GRANT INSERT, UPDATE (attempts, next_at, error, evidence, at) ON platform.anchor TO trustlog_seal;

-- Takes every tenant's latest checkpoint that no earlier day holds into the tree of a day, in the order of tenants; the
-- leaf is the hash of the text that was signed. What the day holds already stays as it is.
CREATE FUNCTION platform.close_day(p_day date, p_log_name text) RETURNS SETOF bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  IF NOT EXISTS (SELECT FROM platform.log_day_leaf d WHERE d.day = p_day) THEN
    INSERT INTO platform.log_day_leaf (tenant_id, day, index, history, size, root, leaf_hash)
    SELECT c.tenant_id, p_day, row_number() OVER (ORDER BY c.tenant_id) - 1, c.history, c.size, c.root,
      sha256('\x00'::bytea || convert_to(p_log_name || '/' || c.tenant_id
        || CASE WHEN c.history > 1 THEN '/' || c.history ELSE '' END
        || E'\n' || c.size || E'\n' || encode(c.root, 'base64') || E'\n', 'UTF8'))
    FROM (SELECT DISTINCT ON (l.tenant_id) l.tenant_id, l.history, l.size, l.root FROM platform.log_checkpoint l
      ORDER BY l.tenant_id, l.history DESC, l.size DESC) c
    WHERE c.size > 0 AND NOT EXISTS (SELECT FROM platform.log_day_leaf d
      WHERE d.tenant_id = c.tenant_id AND d.history = c.history AND d.size = c.size);
  END IF;
  RETURN QUERY SELECT d.leaf_hash FROM platform.log_day_leaf d WHERE d.day = p_day ORDER BY d.index;
END $f$;

-- The hashes of a day's tree in order: what a tenant's path through it is made of. They say nothing of anybody.
CREATE FUNCTION platform.day_hashes(p_day date) RETURNS SETOF bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT d.leaf_hash FROM platform.log_day_leaf d WHERE d.day = p_day ORDER BY d.index
$f$;

GRANT CREATE ON SCHEMA platform TO trustlog_store;
ALTER FUNCTION platform.close_day(date, text) OWNER TO trustlog_store;
ALTER FUNCTION platform.day_hashes(date) OWNER TO trustlog_store;
REVOKE CREATE ON SCHEMA platform FROM trustlog_store;
SET LOCAL ROLE trustlog_store;
REVOKE ALL ON FUNCTION platform.close_day(date, text), platform.day_hashes(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.close_day(date, text) TO trustlog_seal;
GRANT EXECUTE ON FUNCTION platform.day_hashes(date) TO trustlog_seal, trustlog_read;
RESET ROLE;
