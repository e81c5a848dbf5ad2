-- A version that was asked in the same snapshot before is not added up again. Reasons: docs/adr/0104. Run as
-- trustlog_owner. Runs on PostgreSQL 15 to 18.
DROP FUNCTION read.answer_version;

-- The version of whatever the tenants of `app.tenants` are asked, in the snapshot of the transaction it is called in.
-- p_home: the asker's own record, whose read models say who belongs to it. p_credential: null asks for no key.
-- p_seen: `seen` of a version of the same tenants and projections that the asker knows; where it still is the one, the
-- sums are null.
CREATE FUNCTION read.answer_version(p_home uuid, p_credential uuid, p_projections text[], p_versions integer[],
  p_seen text DEFAULT NULL)
RETURNS TABLE (
  epoch text,          -- name of the log
  cells bigint,        -- checkpoints there are
  positions numeric,   -- their sum
  generations numeric, -- of the checkpoints
  home numeric,        -- sum of the positions of the asker's own record
  heads numeric,       -- sum of the logs' heads
  keys numeric,        -- sum of the generations of the tenants' keys: destroyed ones leave a higher one
  key_stands boolean,
  seen text            -- name of the snapshot: two of one name see the same rows; null where none can be given
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $f$
#variable_conflict use_column
BEGIN
  key_stands := p_credential IS NULL OR EXISTS (
    SELECT FROM platform.credential x WHERE x.tenant_id = p_home AND x.credential_id = p_credential
      AND x.revoked_at IS NULL AND x.expires_at > clock_timestamp());
  SELECT e.epoch::text INTO epoch FROM store.log_epoch e;
  -- A standby does not say which transactions are under way.
  seen := CASE WHEN pg_is_in_recovery() THEN NULL ELSE epoch || ' ' || pg_current_snapshot()::text END;
  IF seen = p_seen THEN
    RETURN NEXT;
    RETURN;
  END IF;
  SELECT count(*), coalesce(sum(p.position), 0), coalesce(sum(p.generation), 0),
    coalesce(sum(p.position) FILTER (WHERE p.tenant_id = p_home), 0)
  INTO cells, positions, generations, home
  FROM read.checkpoint p WHERE (p.projection, p.version) IN (SELECT * FROM unnest(p_projections, p_versions));
  SELECT coalesce(sum(t.head), 0) INTO heads FROM store.tenant_log t;
  SELECT coalesce(sum(t.generation), 0) INTO keys FROM platform.tenant_key t;
  RETURN NEXT;
END $f$;
REVOKE ALL ON FUNCTION read.answer_version FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read.answer_version TO trustlog_read;
