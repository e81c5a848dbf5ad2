-- The one way in: store.append for the product, store.append_at for the sandbox's seed, which brings its own clock.
-- A batch of commands goes in and each gets its own answer:
--   ok        stored; first_position, event_count and recorded_us (microseconds since 1970) say where and when
--   replayed  this command id was stored before with the same request; the first answer's values
--   reused    this command id was stored before with another request
--   conflict  a stream has another version than expected
--   invalid   no event at all, or the same stream twice in one command
--   later     goes again, alone or in another batch: it met another command of its own batch
--   no row    the tenant is locked by someone else (p_wait false) or does not exist (p_wait true)
-- c_: one element per command. s_: one per stream of a command; s_c is the index of its command; a stream without
-- events is a guard. e_: one per event, commands in order; e_s is the index of its stream. e_body is a JSON array of
-- the bodies, whose elements are kept to the letter; e_hash holds their content hashes, 32 bytes each, end to end.

GRANT CREATE ON SCHEMA store TO trustlog_store;

DO $make$
DECLARE
  arguments constant text := 'p_wait boolean, c_tenant uuid[], c_id uuid[], c_hash bytea, c_actor text[], c_causation uuid[], '
    'c_correlation uuid[], s_c integer[], s_stream text[], s_expected bigint[], e_s integer[], e_id uuid[], e_type text[], '
    'e_schema integer[], e_occurred timestamptz[], e_body json, e_hash bytea';
  body constant text := $body$
#variable_conflict use_column
DECLARE
  held uuid[];
  heads bigint[];
  lasts timestamptz[];
  arrived timestamptz;
  base bigint;
  was record;
BEGIN
  -- One command of one event, the usual case: the same steps, one by one, cost half of the statement that follows.
  IF cardinality(c_id) = 1 AND cardinality(s_c) = 1 AND cardinality(e_id) = 1 THEN
    IF p_wait THEN
      SELECT t.head, t.last_recorded_at INTO base, arrived FROM store.tenant_log t
      WHERE t.tenant_id = c_tenant[1] FOR NO KEY UPDATE;
    ELSE
      SELECT t.head, t.last_recorded_at INTO base, arrived FROM store.tenant_log t
      WHERE t.tenant_id = c_tenant[1] FOR NO KEY UPDATE SKIP LOCKED;
    END IF;
    IF NOT FOUND THEN RETURN; END IF;
    c := 1;
    SELECT e.position, e.command_count, e.recorded_at, e.request_hash INTO was FROM store.event e
    WHERE e.tenant_id = c_tenant[1] AND e.command_id = c_id[1];
    IF FOUND THEN
      what := CASE WHEN was.request_hash = c_hash THEN 'replayed' ELSE 'reused' END;
      first_position := was.position;
      event_count := was.command_count;
      recorded_us := extract(epoch FROM was.recorded_at) * 1000000;
      RETURN NEXT;
      RETURN;
    END IF;
    IF s_expected[1] <> coalesce((SELECT max(e.version) FROM store.event e
      WHERE e.tenant_id = c_tenant[1] AND e.stream_id = s_stream[1]), 0) THEN
      what := 'conflict';
      RETURN NEXT;
      RETURN;
    END IF;
    what := 'ok';
    first_position := base + 1;
    event_count := 1;
    arrived := greatest(arrived, @one_clock);
    recorded_us := extract(epoch FROM arrived) * 1000000;
    UPDATE store.tenant_log t SET head = first_position, last_recorded_at = arrived WHERE t.tenant_id = c_tenant[1];
    INSERT INTO store.event (tenant_id, position, version, recorded_at, occurred_at, event_id, correlation_id, causation_id,
      command_id, command_count, schema_version, stream_id, type, actor_id, content_hash, leaf_hash, request_hash, body)
    VALUES (c_tenant[1], first_position, s_expected[1] + 1, arrived, e_occurred[1], e_id[1], c_correlation[1],
      c_causation[1], c_id[1], 1, e_schema[1], s_stream[1], e_type[1], c_actor[1], e_hash,
      sha256('\x00'::bytea || uuid_send(c_tenant[1]) || int8send(first_position) || int8send(recorded_us)
        || int8send(s_expected[1] + 1) || e_hash), c_hash, e_body -> 0);
    RETURN NEXT;
    RETURN;
  END IF;

  -- Sorted, so that two batches cannot wait for each other; who is locked elsewhere is left out unless the caller waits.
  IF p_wait THEN
    SELECT array_agg(l.tenant_id), array_agg(l.head), array_agg(l.last_recorded_at) INTO held, heads, lasts FROM (
      SELECT t.tenant_id, t.head, t.last_recorded_at FROM store.tenant_log t
      WHERE t.tenant_id = ANY (c_tenant) ORDER BY t.tenant_id FOR NO KEY UPDATE) l;
  ELSE
    SELECT array_agg(l.tenant_id), array_agg(l.head), array_agg(l.last_recorded_at) INTO held, heads, lasts FROM (
      SELECT t.tenant_id, t.head, t.last_recorded_at FROM store.tenant_log t
      WHERE t.tenant_id = ANY (c_tenant) ORDER BY t.tenant_id FOR NO KEY UPDATE SKIP LOCKED) l;
  END IF;
  IF held IS NULL THEN RETURN; END IF;
  arrived := clock_timestamp();

  RETURN QUERY -- a statement of its own: its snapshot is taken under the locks, so what it probes cannot move
  WITH cmd AS MATERIALIZED (
    SELECT u.c::int AS c, u.tenant_id, u.command_id, u.actor_id, u.causation_id, u.correlation_id, @clock AS at,
      substr(c_hash, (u.c::int - 1) * 32 + 1, 32) AS request_hash, was.position AS was, was.command_count AS was_count,
      was.recorded_at AS was_at, was.request_hash AS was_hash,
      row_number() OVER (PARTITION BY u.tenant_id, u.command_id ORDER BY u.c) AS nth
    FROM unnest(c_tenant, c_id, c_actor, c_causation, c_correlation)
      WITH ORDINALITY AS u(tenant_id, command_id, actor_id, causation_id, correlation_id, c)
    LEFT JOIN LATERAL (
      SELECT e.position, e.command_count, e.recorded_at, e.request_hash FROM store.event e
      WHERE e.tenant_id = u.tenant_id AND e.command_id = u.command_id LIMIT 1) was ON true
    WHERE u.tenant_id = ANY (held)),
  part AS MATERIALIZED (
    SELECT p.s::int AS s, p.c, cmd.tenant_id, p.stream_id, p.expected, coalesce(x.n, 0) AS n,
      p.expected = coalesce((SELECT max(e.version) FROM store.event e
        WHERE e.tenant_id = cmd.tenant_id AND e.stream_id = p.stream_id), 0) AS fits,
      -- the last earlier command of this batch that writes the same stream
      max(p.c) FILTER (WHERE x.n > 0) OVER (PARTITION BY cmd.tenant_id, p.stream_id ORDER BY p.c, p.s
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS met
    FROM unnest(s_c, s_stream, s_expected) WITH ORDINALITY AS p(c, stream_id, expected, s)
    JOIN cmd ON cmd.c = p.c AND cmd.was IS NULL AND cmd.nth = 1
    LEFT JOIN (SELECT y.s, count(*)::int AS n FROM unnest(e_s) AS y(s) GROUP BY y.s) x ON x.s = p.s),
  verdict AS MATERIALIZED (
    SELECT part.c, bool_and(part.fits) AS fits, bool_and(part.met IS NULL) AS alone, sum(part.n)::int AS n,
      sum(part.n) = 0 OR coalesce(bool_or(part.met = part.c), false) AS invalid
    FROM part GROUP BY part.c),
  put AS MATERIALIZED (
    SELECT v.c, v.n, cmd.tenant_id, cmd.command_id, cmd.request_hash, cmd.actor_id, cmd.causation_id, cmd.correlation_id,
      greatest(h.last_recorded_at, max(cmd.at) OVER w) AS recorded_at,
      (h.head + sum(v.n) OVER w - v.n)::bigint AS base
    FROM verdict v JOIN cmd ON cmd.c = v.c
    JOIN unnest(held, heads, lasts) AS h(tenant_id, head, last_recorded_at) ON h.tenant_id = cmd.tenant_id
    WHERE v.fits AND v.alone AND NOT v.invalid
    WINDOW w AS (PARTITION BY cmd.tenant_id ORDER BY v.c)),
  moved AS (
    UPDATE store.tenant_log t SET head = t.head + a.n, last_recorded_at = a.recorded_at
    FROM (SELECT put.tenant_id, sum(put.n) AS n, max(put.recorded_at) AS recorded_at FROM put GROUP BY put.tenant_id) a
    WHERE t.tenant_id = a.tenant_id),
  added AS (
    INSERT INTO store.event (tenant_id, position, version, recorded_at, occurred_at, event_id, correlation_id, causation_id,
      command_id, command_count, schema_version, stream_id, type, actor_id, content_hash, leaf_hash, request_hash, body)
    SELECT x.tenant_id, x.base + x.k, x.version, x.recorded_at, x.occurred_at, x.event_id, x.correlation_id, x.causation_id,
      CASE WHEN x.k = 1 THEN x.command_id END, CASE WHEN x.k = 1 THEN x.n END, x.schema_version, x.stream_id, x.type,
      x.actor_id, x.content_hash,
      -- the leaf: docs/adr/0010
      sha256('\x00'::bytea || uuid_send(x.tenant_id) || int8send(x.base + x.k)
        || int8send((extract(epoch FROM x.recorded_at) * 1000000)::bigint) || int8send(x.version) || x.content_hash),
      CASE WHEN x.k = 1 THEN x.request_hash END, x.body
    FROM (
      SELECT p.*, part.stream_id, e.event_id, e.type, e.schema_version, e.occurred_at, e.body,
        substr(e_hash, (e.o::int - 1) * 32 + 1, 32) AS content_hash,
        row_number() OVER (PARTITION BY p.c ORDER BY e.o) AS k,
        part.expected + row_number() OVER (PARTITION BY part.s ORDER BY e.o) AS version
      FROM ROWS FROM (unnest(e_s, e_id, e_type, e_schema, e_occurred), json_array_elements(e_body))
        WITH ORDINALITY AS e(s, event_id, type, schema_version, occurred_at, body, o)
      JOIN part ON part.s = e.s
      JOIN put p ON p.c = part.c) x)
  SELECT p.c, 'ok', p.base + 1, p.n, (extract(epoch FROM p.recorded_at) * 1000000)::bigint FROM put p
  UNION ALL
  SELECT cmd.c, CASE WHEN cmd.was_hash = cmd.request_hash THEN 'replayed' ELSE 'reused' END, cmd.was, cmd.was_count,
    (extract(epoch FROM cmd.was_at) * 1000000)::bigint FROM cmd WHERE cmd.was IS NOT NULL
  UNION ALL
  SELECT v.c, CASE WHEN v.invalid THEN 'invalid' WHEN v.alone THEN 'conflict' ELSE 'later' END, NULL, NULL, NULL
  FROM verdict v WHERE v.invalid OR NOT (v.fits AND v.alone)
  UNION ALL
  SELECT cmd.c, 'later', NULL, NULL, NULL FROM cmd WHERE cmd.was IS NULL AND cmd.nth > 1;
END $body$;
  head constant text := 'CREATE FUNCTION store.%s(%s) RETURNS TABLE (c integer, what text, first_position bigint, '
    'event_count integer, recorded_us bigint) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS %L';
BEGIN
  -- One text, two functions, because a wrapper around a shared one would cost each append a second call.
  EXECUTE format(head, 'append', arguments, replace(replace(body, '@clock', 'arrived'), '@one_clock', 'clock_timestamp()'));
  EXECUTE format(head, 'append_at', arguments || ', c_at timestamptz[]', replace(replace(body, '@clock', 'c_at[u.c]'), '@one_clock', 'c_at[1]'));
END $make$;

-- Adds a tenant; doing it again is harmless.
CREATE FUNCTION store.create_tenant(p_tenant uuid, p_kind text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  INSERT INTO store.tenant_log (tenant_id, kind) VALUES (p_tenant, p_kind) ON CONFLICT (tenant_id) DO NOTHING;
$f$;

-- Every tenant and its head, for those who carry the log onward and must not have to be told who exists.
CREATE FUNCTION store.heads() RETURNS TABLE (tenant_id uuid, kind text, head bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT t.tenant_id, t.kind, t.head FROM store.tenant_log t ORDER BY t.tenant_id;
$f$;

-- Called after every restore, promotion and reseed, before the doors open.
CREATE FUNCTION store.renew_log_epoch() RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  UPDATE store.log_epoch SET epoch = gen_random_uuid(), since = clock_timestamp() RETURNING epoch;
$f$;

ALTER FUNCTION store.append OWNER TO trustlog_store;
ALTER FUNCTION store.append_at OWNER TO trustlog_store;
ALTER FUNCTION store.create_tenant OWNER TO trustlog_store;
ALTER FUNCTION store.heads OWNER TO trustlog_store;
ALTER FUNCTION store.renew_log_epoch OWNER TO trustlog_store;
REVOKE CREATE ON SCHEMA store FROM trustlog_store;

-- Granted by the functions' owner, so that the migrating role keeps no right of its own on them.
SET LOCAL ROLE trustlog_store;
REVOKE ALL ON FUNCTION store.append, store.append_at, store.create_tenant, store.heads, store.renew_log_epoch FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store.append TO trustlog_append;
GRANT EXECUTE ON FUNCTION store.append_at TO trustlog_seed;
GRANT EXECUTE ON FUNCTION store.create_tenant TO trustlog_append, trustlog_seed;
GRANT EXECUTE ON FUNCTION store.heads TO trustlog_project, trustlog_platform;
GRANT EXECUTE ON FUNCTION store.renew_log_epoch TO trustlog_owner;
RESET ROLE;
