-- How far each tenant's events have been published to Kafka, and which relay publishes whose. Reasons: docs/adr/0150.
-- Run as trustlog_owner. Runs on PostgreSQL 15 to 18.

-- Tenants fall into sixteen lanes by the last byte of their id; a relay publishes the tenants of the lanes it has leased.
-- The epoch grows with every change of hands. No lane says anything about a tenant.
CREATE TABLE platform.relay_lane (
  lane integer PRIMARY KEY CHECK (lane BETWEEN 0 AND 15),
  epoch bigint NOT NULL DEFAULT 0,
  worker_id uuid,
  leased_until timestamptz,
  CHECK ((worker_id IS NULL) = (leased_until IS NULL))
);
INSERT INTO platform.relay_lane (lane) SELECT generate_series(0, 15);

-- Relays that have been heard of, so that each knows its fair share of the lanes.
CREATE TABLE platform.relay_worker (
  worker_id uuid PRIMARY KEY,
  seen_until timestamptz NOT NULL
);

-- Everything up to this position was acknowledged by the brokers at least once. The leaf there and the epoch of the log
-- tell whether the log is still the one that was published; the lane's epoch keeps a relay out that has been replaced.
CREATE TABLE platform.relay_cursor (
  tenant_id uuid PRIMARY KEY,
  position bigint NOT NULL CHECK (position >= 0),
  leaf bytea,
  log_epoch uuid NOT NULL,
  lane_epoch bigint NOT NULL,
  CHECK ((position = 0) = (leaf IS NULL))
) WITH (fillfactor = 50);
ALTER TABLE platform.relay_cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.relay_cursor FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_tenants ON platform.relay_cursor TO trustlog_relay
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY store_compares ON platform.relay_cursor FOR SELECT TO trustlog_store USING (true);

-- The relay reads events of the tenants it names, keeps its own three tables, and may do nothing else.
GRANT USAGE ON SCHEMA store, platform TO trustlog_relay;
GRANT SELECT ON store.event TO trustlog_relay;
ALTER POLICY asked_tenants ON store.event TO trustlog_read, trustlog_project, trustlog_relay;
GRANT SELECT, INSERT ON platform.relay_cursor TO trustlog_relay;
GRANT UPDATE (position, leaf, log_epoch, lane_epoch) ON platform.relay_cursor TO trustlog_relay;
GRANT SELECT ON platform.relay_lane TO trustlog_relay;
GRANT UPDATE (epoch, worker_id, leased_until) ON platform.relay_lane TO trustlog_relay;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.relay_worker TO trustlog_relay;

-- Says that a relay lives, gives it its fair share of the lanes, and answers which it has. One relay at a time: the
-- shares are counted from what the others have.
CREATE FUNCTION platform.relay_lease(p_worker uuid, p_milliseconds integer)
RETURNS TABLE (lane integer, epoch bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  wanted integer;
  held integer;
  lease_end timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(7316090);
  lease_end := clock_timestamp() + make_interval(secs => p_milliseconds / 1000.0);
  DELETE FROM platform.relay_worker w WHERE w.seen_until < clock_timestamp() AND w.worker_id <> p_worker;
  INSERT INTO platform.relay_worker AS w (worker_id, seen_until) VALUES (p_worker, lease_end)
    ON CONFLICT (worker_id) DO UPDATE SET seen_until = EXCLUDED.seen_until;
  -- A lane whose lease ran out is anybody's; its last holder must take it again under a new epoch.
  UPDATE platform.relay_lane l SET worker_id = NULL, leased_until = NULL WHERE l.leased_until < clock_timestamp();
  SELECT ceil(16.0 / count(*)) INTO wanted FROM platform.relay_worker;
  SELECT count(*) INTO held FROM platform.relay_lane l WHERE l.worker_id = p_worker;
  IF held > wanted THEN
    UPDATE platform.relay_lane l SET worker_id = NULL, leased_until = NULL WHERE l.lane IN (
      SELECT m.lane FROM platform.relay_lane m WHERE m.worker_id = p_worker ORDER BY m.lane DESC LIMIT held - wanted);
  ELSIF held < wanted THEN
    UPDATE platform.relay_lane l SET worker_id = p_worker, leased_until = lease_end, epoch = l.epoch + 1 WHERE l.lane IN (
      SELECT m.lane FROM platform.relay_lane m WHERE m.worker_id IS NULL ORDER BY m.lane LIMIT wanted - held);
  END IF;
  UPDATE platform.relay_lane l SET leased_until = lease_end WHERE l.worker_id = p_worker;
  RETURN QUERY SELECT l.lane, l.epoch FROM platform.relay_lane l WHERE l.worker_id = p_worker ORDER BY l.lane;
END $f$;

-- Gives everything back at once, so that the others need not wait until the lease runs out.
CREATE FUNCTION platform.relay_leave(p_worker uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $f$
  UPDATE platform.relay_lane SET worker_id = NULL, leased_until = NULL WHERE worker_id = p_worker;
  DELETE FROM platform.relay_worker WHERE worker_id = p_worker;
$f$;

-- Which tenants of these lanes have something that is not published, from p_after on and round again; and how many
-- events that is in all. A cursor of another epoch of the log counts too: the log has to be compared.
CREATE FUNCTION platform.relay_behind(p_lanes integer[], p_after uuid, p_limit integer)
RETURNS TABLE (tenant_id uuid, head bigint, "position" bigint, leaf bytea, cursor_epoch uuid, log_epoch uuid, backlog bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT t.tenant_id, t.head, c.position, c.leaf, c.log_epoch, e.epoch,
    (sum(greatest(t.head - coalesce(c.position, 0), 0)) OVER ())::bigint
  FROM store.tenant_log t CROSS JOIN store.log_epoch e LEFT JOIN platform.relay_cursor c ON c.tenant_id = t.tenant_id
  WHERE (t.head <> coalesce(c.position, 0) OR c.log_epoch <> e.epoch)
    AND get_byte(uuid_send(t.tenant_id), 15) % 16 = ANY (p_lanes)
  ORDER BY t.tenant_id <= p_after, t.tenant_id LIMIT p_limit
$f$;

GRANT SELECT ON platform.relay_cursor TO trustlog_store;
GRANT CREATE ON SCHEMA platform TO trustlog_store;
ALTER FUNCTION platform.relay_behind(integer[], uuid, integer) OWNER TO trustlog_store;
REVOKE CREATE ON SCHEMA platform FROM trustlog_store;
REVOKE ALL ON FUNCTION platform.relay_lease(uuid, integer), platform.relay_leave(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.relay_lease(uuid, integer), platform.relay_leave(uuid) TO trustlog_relay;
SET LOCAL ROLE trustlog_store;
REVOKE ALL ON FUNCTION platform.relay_behind(integer[], uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.relay_behind(integer[], uuid, integer) TO trustlog_relay;
RESET ROLE;
