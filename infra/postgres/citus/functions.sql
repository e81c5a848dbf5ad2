-- Functions of the migrations that ask the nodes, in the form that Citus plans: its tables cannot be asked by a function
-- of LANGUAGE sql with parameters. They answer as the first ones do. Reasons: docs/adr/0162. Run by the administrator.
CREATE OR REPLACE FUNCTION platform.tenants_with_mail_due(p_limit integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  RETURN QUERY SELECT DISTINCT due.tenant_id FROM (
    SELECT m.tenant_id FROM platform.mail m
    WHERE m.reported_at IS NULL AND m.next_attempt_at <= now() AND (m.lease_until IS NULL OR m.lease_until < now())
    ORDER BY m.next_attempt_at LIMIT p_limit) due;
END $f$;

CREATE OR REPLACE FUNCTION platform.tenants_with_rebuild_open() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  RETURN QUERY SELECT DISTINCT r.tenant_id FROM platform.rebuild r
  WHERE r.ended_at IS NULL AND (r.lease_until IS NULL OR r.lease_until < now());
END $f$;

-- Checkpoints, heads and keys of one tenant lie on one node and are asked in one statement there; with one connection a
-- node and transaction the rows that are read afterwards are of the same snapshot.
-- A snapshot of the coordinator says nothing of the nodes': none is given, and the sums are made each time.
CREATE OR REPLACE FUNCTION read.answer_version(p_home uuid, p_credential uuid, p_projections text[], p_versions integer[],
  p_seen text DEFAULT NULL)
RETURNS TABLE (epoch text, cells bigint, positions numeric, generations numeric, home numeric, heads numeric, keys numeric,
  key_stands boolean, seen text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $f$
#variable_conflict use_column
DECLARE
  tenants uuid[] := string_to_array(current_setting('app.tenants', true), ',')::uuid[];
  asked text[] := ARRAY(SELECT u.p || '/' || u.v FROM unnest(p_projections, p_versions) AS u(p, v));
BEGIN
  key_stands := p_credential IS NULL OR EXISTS (
    SELECT FROM platform.credential x WHERE x.tenant_id = p_home AND x.credential_id = p_credential
      AND x.revoked_at IS NULL AND x.expires_at > now());
  SELECT e.epoch::text INTO epoch FROM store.log_epoch e;
  SELECT coalesce(sum(x.cells), 0), coalesce(sum(x.positions), 0), coalesce(sum(x.generations), 0),
    coalesce(sum(x.positions) FILTER (WHERE x.tenant_id = p_home), 0), coalesce(sum(x.heads), 0), coalesce(sum(x.keys), 0)
  INTO cells, positions, generations, home, heads, keys
  FROM (
    SELECT p.tenant_id, 1::bigint AS cells, p.position AS positions, p.generation AS generations, 0::bigint AS heads,
      0::bigint AS keys
    FROM read.checkpoint p WHERE p.projection || '/' || p.version = ANY (asked)
    UNION ALL SELECT t.tenant_id, 0, 0, 0, t.head, 0 FROM store.tenant_log t
    UNION ALL SELECT k.tenant_id, 0, 0, 0, 0, k.generation FROM platform.tenant_key k) x
  WHERE x.tenant_id = ANY (tenants);
  RETURN NEXT;
END $f$;

CREATE OR REPLACE FUNCTION platform.relay_behind(p_lanes integer[], p_after uuid, p_limit integer)
RETURNS TABLE (tenant_id uuid, head bigint, "position" bigint, leaf bytea, cursor_epoch uuid, log_epoch uuid, backlog bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT b.tenant_id, b.head, b."position", b.leaf, b.cursor_epoch, b.log_epoch,
    (sum(greatest(b.head - coalesce(b."position", 0), 0)) OVER ())::bigint
  FROM (
    SELECT t.tenant_id, t.head, c."position", c.leaf, c.log_epoch AS cursor_epoch, e.epoch AS log_epoch
    FROM store.tenant_log t CROSS JOIN store.log_epoch e LEFT JOIN platform.relay_cursor c ON c.tenant_id = t.tenant_id
    WHERE (t.head <> coalesce(c."position", 0) OR c.log_epoch <> e.epoch)
      AND get_byte(uuid_send(t.tenant_id), 15) % 16 = ANY (p_lanes) OFFSET 0) b
  ORDER BY b.tenant_id <= p_after, b.tenant_id LIMIT p_limit;
END $f$;

-- A table that lies on every node takes no volatile function in an UPDATE: all must come to the same.
CREATE OR REPLACE FUNCTION store.renew_log_epoch() RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  renewed uuid := gen_random_uuid();
  renewed_at timestamptz := clock_timestamp();
BEGIN
  UPDATE store.log_epoch SET epoch = renewed, since = renewed_at;
  RETURN renewed;
END $f$;
