-- One command of one event, the usual case, with plain parameters instead of lists: what store.append does for it, in two
-- statements instead of five. The answers are those of 0002-append.sql, but for one: with `conflict` first_position is the
-- version that the stream has, so that others who expect less need not ask.
GRANT CREATE ON SCHEMA store TO trustlog_store;

CREATE FUNCTION store.append_one(p_wait boolean, c_tenant uuid, c_id uuid, c_hash bytea, c_actor text, c_causation uuid,
  c_correlation uuid, s_stream text, s_expected bigint, e_id uuid, e_type text, e_schema integer, e_occurred timestamptz,
  e_body json, e_hash bytea, OUT what text, OUT first_position bigint, OUT event_count integer, OUT recorded_us bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
#variable_conflict use_column
DECLARE
  arrived timestamptz;
  was record;
BEGIN
  -- The head moves before it is known whether the event is taken: one change of the row instead of a lock and a change.
  IF p_wait THEN
    UPDATE store.tenant_log t SET head = t.head + 1, last_recorded_at = greatest(t.last_recorded_at, clock_timestamp())
    WHERE t.tenant_id = c_tenant RETURNING t.head, t.last_recorded_at INTO first_position, arrived;
  ELSE
    UPDATE store.tenant_log t SET head = t.head + 1, last_recorded_at = greatest(t.last_recorded_at, clock_timestamp())
    WHERE t.tenant_id = (SELECT l.tenant_id FROM store.tenant_log l WHERE l.tenant_id = c_tenant
      FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING t.head, t.last_recorded_at INTO first_position, arrived;
  END IF;
  IF NOT FOUND THEN RETURN; END IF;
  recorded_us := extract(epoch FROM arrived) * 1000000;
  -- A statement of its own: its snapshot is taken under the lock, so what it probes cannot move.
  INSERT INTO store.event (tenant_id, position, version, recorded_at, occurred_at, event_id, correlation_id, causation_id,
    command_id, command_count, schema_version, stream_id, type, actor_id, content_hash, leaf_hash, request_hash, body)
  SELECT c_tenant, first_position, s_expected + 1, arrived, e_occurred, e_id, c_correlation, c_causation, c_id, 1, e_schema,
    s_stream, e_type, c_actor, e_hash,
    sha256('\x00'::bytea || uuid_send(c_tenant) || int8send(first_position) || int8send(recorded_us)
      || int8send(s_expected + 1) || e_hash), c_hash, e_body
  WHERE s_expected = coalesce((SELECT max(e.version) FROM store.event e
      WHERE e.tenant_id = c_tenant AND e.stream_id = s_stream), 0)
    AND NOT EXISTS (SELECT FROM store.event e WHERE e.tenant_id = c_tenant AND e.command_id = c_id);
  IF FOUND THEN
    what := 'ok';
    event_count := 1;
    RETURN;
  END IF;
  -- Nothing was taken: the head goes back before anybody else can see it, and the reason is found out.
  UPDATE store.tenant_log t SET head = first_position - 1 WHERE t.tenant_id = c_tenant;
  SELECT e.position, e.command_count, e.recorded_at, e.request_hash INTO was FROM store.event e
  WHERE e.tenant_id = c_tenant AND e.command_id = c_id;
  IF FOUND THEN
    what := CASE WHEN was.request_hash = c_hash THEN 'replayed' ELSE 'reused' END;
    first_position := was.position;
    event_count := was.command_count;
    recorded_us := extract(epoch FROM was.recorded_at) * 1000000;
  ELSE
    what := 'conflict';
    first_position := coalesce((SELECT max(e.version) FROM store.event e
      WHERE e.tenant_id = c_tenant AND e.stream_id = s_stream), 0);
    recorded_us := NULL;
  END IF;
END $f$;

ALTER FUNCTION store.append_one OWNER TO trustlog_store;
REVOKE CREATE ON SCHEMA store FROM trustlog_store;
SET LOCAL ROLE trustlog_store;
REVOKE ALL ON FUNCTION store.append_one FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store.append_one TO trustlog_append;
RESET ROLE;
