-- The version of an answer holds what its rows rest on and nothing of the database's clock: which past is settled is
-- looked up apart, before a snapshot is taken. Reasons: docs/adr/0107. Run as trustlog_owner. Runs on PostgreSQL 15 to 18.
DROP FUNCTION read.answer_version;

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
  key_stands boolean
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $f$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT
    (SELECT e.epoch::text FROM store.log_epoch e),
    c.cells, c.positions, c.generations, c.home, l.heads, k.keys,
    p_credential IS NULL OR EXISTS (
      SELECT FROM platform.credential x WHERE x.tenant_id = p_home AND x.credential_id = p_credential
        AND x.revoked_at IS NULL AND x.expires_at > clock_timestamp())
  FROM (SELECT count(*) AS cells, coalesce(sum(p.position), 0) AS positions, coalesce(sum(p.generation), 0) AS generations,
          coalesce(sum(p.position) FILTER (WHERE p.tenant_id = p_home), 0) AS home
        FROM read.checkpoint p
        WHERE (p.projection, p.version) IN (SELECT * FROM unnest(p_projections, p_versions))) c,
    (SELECT coalesce(sum(t.head), 0) AS heads FROM store.tenant_log t) l,
    (SELECT coalesce(sum(t.generation), 0) AS keys FROM platform.tenant_key t) k;
END $f$;
REVOKE ALL ON FUNCTION read.answer_version FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.answer_version TO trustlog_read;
