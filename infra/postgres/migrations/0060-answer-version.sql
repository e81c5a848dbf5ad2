-- The version of an answer: what an answer about some tenants rests on, in numbers that change whenever the answer can.
-- Reasons: docs/adr/0106. Run as trustlog_owner. Runs on PostgreSQL 15 to 18.

-- A version adds up the checkpoints of many tenants. A sum stands for all of them only while each part grows: a cell
-- never goes away, and its position goes back only where its generation goes up.
CREATE FUNCTION read.refuse_return() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  RAISE EXCEPTION 'a checkpoint only grows: raise its generation with whatever changes rows without an event'
    USING ERRCODE = '42501';
END $f$;
REVOKE ALL ON FUNCTION read.refuse_return() FROM PUBLIC;
CREATE TRIGGER only_grows BEFORE UPDATE ON read.checkpoint FOR EACH ROW
  WHEN (NEW.generation < OLD.generation OR (NEW.generation = OLD.generation AND NEW.position < OLD.position))
  EXECUTE FUNCTION read.refuse_return();
CREATE TRIGGER never_goes BEFORE DELETE OR TRUNCATE ON read.checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION read.refuse_return();
REVOKE DELETE ON read.checkpoint FROM trustlog_project;

-- What a version rests on besides: whether the asker's key still stands, and whether personal fields were erased. Not
-- one secret is in these columns.
GRANT USAGE ON SCHEMA platform TO trustlog_read;
GRANT SELECT (tenant_id, credential_id, expires_at, revoked_at) ON platform.credential TO trustlog_read;
GRANT SELECT (tenant_id, generation) ON platform.tenant_key TO trustlog_read;
CREATE POLICY asked_tenants_read ON platform.credential FOR SELECT TO trustlog_read
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants_read ON platform.tenant_key FOR SELECT TO trustlog_read
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));

-- The version of whatever the tenants of `app.tenants` are asked, in the snapshot of the transaction it is called in.
-- p_home: the asker's own record, whose read models say who belongs to it. p_credential: null asks for no key.
CREATE FUNCTION read.answer_version(p_home uuid, p_credential uuid, p_projections text[], p_versions integer[])
RETURNS TABLE (
  epoch text,          -- name of the log
  cells bigint,        -- checkpoints there are
  positions numeric,   -- their sum
  generations numeric, -- of the checkpoints
  home numeric,        -- sum of the positions of the asker's own record
  heads numeric,       -- sum of the logs' heads
  keys numeric,        -- sum of the generations of the tenants' keys: destroyed ones leave a higher one
  key_stands boolean,
  clock_ms double precision,
  oldest text,         -- of the transactions under way in this snapshot
  newest text          -- the first one that has not begun
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $f$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT
    (SELECT e.epoch::text FROM store.log_epoch e),
    c.cells, c.positions, c.generations, c.home, l.heads, k.keys,
    p_credential IS NULL OR EXISTS (
      SELECT FROM platform.credential x WHERE x.tenant_id = p_home AND x.credential_id = p_credential
        AND x.revoked_at IS NULL AND x.expires_at > clock_timestamp()),
    extract(epoch FROM clock_timestamp())::float8 * 1000,
    pg_snapshot_xmin(pg_current_snapshot())::text, pg_snapshot_xmax(pg_current_snapshot())::text
  FROM (SELECT count(*) AS cells, coalesce(sum(p.position), 0) AS positions, coalesce(sum(p.generation), 0) AS generations,
          coalesce(sum(p.position) FILTER (WHERE p.tenant_id = p_home), 0) AS home
        FROM read.checkpoint p
        WHERE (p.projection, p.version) IN (SELECT * FROM unnest(p_projections, p_versions))) c,
    (SELECT coalesce(sum(t.head), 0) AS heads FROM store.tenant_log t) l,
    (SELECT coalesce(sum(t.generation), 0) AS keys FROM platform.tenant_key t) k;
END $f$;
REVOKE ALL ON FUNCTION read.answer_version FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.answer_version TO trustlog_read;
