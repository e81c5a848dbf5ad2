-- The one way in on a cluster: a command of one tenant, or several of the same one, carried to the node that holds it
-- and stored there in one trip. What it answers, and why in this order, is as in migrations/0002-append.sql; what is
-- another is that a statement must name the tenant by a value for Citus to find its shard, and that no statement may
-- both change and read several tables. Reasons: docs/adr/0161. Run by the administrator, who owns the distribution.
DO $make$
DECLARE
  arguments constant text := 'p_tenant uuid, p_wait boolean, c_id uuid[], c_hash bytea, c_actor text[], c_causation uuid[], '
    'c_correlation uuid[], s_c integer[], s_stream text[], s_expected bigint[], e_s integer[], e_id uuid[], e_type text[], '
    'e_schema integer[], e_occurred timestamptz[], e_body json, e_hash bytea';
  body constant text := $body$
#variable_conflict use_column
DECLARE
  base bigint;
  last timestamptz;
  arrived timestamptz;
  was record;
  seen_id uuid[];
  seen_position bigint[];
  seen_count integer[];
  seen_at timestamptz[];
  seen_hash bytea[];
  stands bigint[];
  stored integer;
  moved timestamptz;
  a_c integer[];
  a_what text[];
  a_first bigint[];
  a_count integer[];
  a_at timestamptz[];
BEGIN
  IF p_wait THEN
    SELECT t.head, t.last_recorded_at INTO base, last FROM store.tenant_log t
    WHERE t.tenant_id = p_tenant FOR NO KEY UPDATE;
  ELSE
    SELECT t.head, t.last_recorded_at INTO base, last FROM store.tenant_log t
    WHERE t.tenant_id = p_tenant FOR NO KEY UPDATE SKIP LOCKED;
  END IF;
  IF NOT FOUND THEN RETURN; END IF;

  -- One command of one event, the usual case.
  IF cardinality(c_id) = 1 AND cardinality(s_c) = 1 AND cardinality(e_id) = 1 THEN
    c := 1;
    SELECT e.position, e.command_count, e.recorded_at, e.request_hash INTO was FROM store.event e
    WHERE e.tenant_id = p_tenant AND e.command_id = c_id[1];
    IF FOUND THEN
      what := CASE WHEN was.request_hash = c_hash THEN 'replayed' ELSE 'reused' END;
      first_position := was.position;
      event_count := was.command_count;
      recorded_us := extract(epoch FROM was.recorded_at) * 1000000;
      RETURN NEXT;
      RETURN;
    END IF;
    SELECT max(e.version) AS version INTO was FROM store.event e WHERE e.tenant_id = p_tenant AND e.stream_id = s_stream[1];
    IF s_expected[1] <> coalesce(was.version, 0) THEN
      what := 'conflict';
      RETURN NEXT;
      RETURN;
    END IF;
    what := 'ok';
    first_position := base + 1;
    event_count := 1;
    arrived := greatest(last, @one_clock);
    recorded_us := extract(epoch FROM arrived) * 1000000;
    UPDATE store.tenant_log t SET head = first_position, last_recorded_at = arrived WHERE t.tenant_id = p_tenant;
    INSERT INTO store.event (tenant_id, position, version, recorded_at, occurred_at, event_id, correlation_id, causation_id,
      command_id, command_count, schema_version, stream_id, type, actor_id, content_hash, leaf_hash, request_hash, body)
    VALUES (p_tenant, first_position, s_expected[1] + 1, arrived, e_occurred[1], e_id[1], c_correlation[1],
      c_causation[1], c_id[1], 1, e_schema[1], s_stream[1], e_type[1], c_actor[1], e_hash,
      sha256('\x00'::bytea || uuid_send(p_tenant) || int8send(first_position) || int8send(recorded_us)
        || int8send(s_expected[1] + 1) || e_hash), c_hash, e_body -> 0);
    RETURN NEXT;
    RETURN;
  END IF;

  arrived := clock_timestamp();
  -- What these commands were answered before, and where their streams stand: under the lock, so it cannot move.
  SELECT array_agg(e.command_id), array_agg(e.position), array_agg(e.command_count), array_agg(e.recorded_at),
    array_agg(e.request_hash) INTO seen_id, seen_position, seen_count, seen_at, seen_hash
  FROM store.event e WHERE e.tenant_id = p_tenant AND e.command_id = ANY (c_id);
  SELECT array_agg(u.version ORDER BY u.s) INTO stands FROM (
    SELECT p.s, coalesce((SELECT max(e.version) FROM store.event e
      WHERE e.tenant_id = p_tenant AND e.stream_id = p.stream_id), 0) AS version
    FROM unnest(s_stream) WITH ORDINALITY AS p(stream_id, s)) u;

  -- No table from here to the answers: PostgreSQL alone.
  WITH cmd AS MATERIALIZED (
    SELECT u.c::int AS c, u.command_id, @clock AS at, substr(c_hash, (u.c::int - 1) * 32 + 1, 32) AS request_hash,
      seen.position AS was, seen.command_count AS was_count, seen.recorded_at AS was_at, seen.request_hash AS was_hash,
      row_number() OVER (PARTITION BY u.command_id ORDER BY u.c) AS nth
    FROM unnest(c_id) WITH ORDINALITY AS u(command_id, c)
    LEFT JOIN unnest(seen_id, seen_position, seen_count, seen_at, seen_hash)
      AS seen(command_id, position, command_count, recorded_at, request_hash) ON seen.command_id = u.command_id),
  part AS MATERIALIZED (
    SELECT p.s::int AS s, p.c, coalesce(x.n, 0) AS n, p.expected = p.stands AS fits,
      max(p.c) FILTER (WHERE x.n > 0) OVER (PARTITION BY p.stream_id ORDER BY p.c, p.s
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS met
    FROM unnest(s_c, s_stream, s_expected, stands) WITH ORDINALITY AS p(c, stream_id, expected, stands, s)
    JOIN cmd ON cmd.c = p.c AND cmd.was IS NULL AND cmd.nth = 1
    LEFT JOIN (SELECT y.s, count(*)::int AS n FROM unnest(e_s) AS y(s) GROUP BY y.s) x ON x.s = p.s),
  verdict AS MATERIALIZED (
    SELECT part.c, bool_and(part.fits) AS fits, bool_and(part.met IS NULL) AS alone, sum(part.n)::int AS n,
      sum(part.n) = 0 OR coalesce(bool_or(part.met = part.c), false) AS invalid
    FROM part GROUP BY part.c),
  put AS MATERIALIZED (
    SELECT v.c, v.n, greatest(last, max(cmd.at) OVER w) AS recorded_at, (base + sum(v.n) OVER w - v.n)::bigint AS base
    FROM verdict v JOIN cmd ON cmd.c = v.c WHERE v.fits AND v.alone AND NOT v.invalid WINDOW w AS (ORDER BY v.c)),
  answer AS (
    SELECT p.c, 'ok' AS what, p.base + 1 AS first, p.n, p.recorded_at FROM put p
    UNION ALL
    SELECT cmd.c, CASE WHEN cmd.was_hash = cmd.request_hash THEN 'replayed' ELSE 'reused' END, cmd.was, cmd.was_count,
      cmd.was_at FROM cmd WHERE cmd.was IS NOT NULL
    UNION ALL
    SELECT v.c, CASE WHEN v.invalid THEN 'invalid' WHEN v.alone THEN 'conflict' ELSE 'later' END, NULL, NULL, NULL
    FROM verdict v WHERE v.invalid OR NOT (v.fits AND v.alone)
    UNION ALL
    SELECT cmd.c, 'later', NULL, NULL, NULL FROM cmd WHERE cmd.was IS NULL AND cmd.nth > 1)
  SELECT array_agg(a.c), array_agg(a.what), array_agg(a.first), array_agg(a.n), array_agg(a.recorded_at),
    coalesce(sum(a.n) FILTER (WHERE a.what = 'ok'), 0), max(a.recorded_at) FILTER (WHERE a.what = 'ok')
  INTO a_c, a_what, a_first, a_count, a_at, stored, moved FROM answer a;

  IF stored > 0 THEN
    UPDATE store.tenant_log t SET head = base + stored, last_recorded_at = moved WHERE t.tenant_id = p_tenant;
    -- Led by the tenant's own row, so that Citus sends the whole of it to the shard.
    INSERT INTO store.event (tenant_id, position, version, recorded_at, occurred_at, event_id, correlation_id, causation_id,
      command_id, command_count, schema_version, stream_id, type, actor_id, content_hash, leaf_hash, request_hash, body)
    SELECT t.tenant_id, x.position, x.version, x.recorded_at, x.occurred_at, x.event_id, c_correlation[x.c],
      c_causation[x.c], CASE WHEN x.k = 1 THEN c_id[x.c] END, CASE WHEN x.k = 1 THEN x.n END, x.schema_version, x.stream_id,
      x.type, c_actor[x.c], x.content_hash,
      sha256('\x00'::bytea || uuid_send(t.tenant_id) || int8send(x.position)
        || int8send((extract(epoch FROM x.recorded_at) * 1000000)::bigint) || int8send(x.version) || x.content_hash),
      CASE WHEN x.k = 1 THEN substr(c_hash, (x.c - 1) * 32 + 1, 32) END, x.body
    FROM store.tenant_log t, (
      SELECT p.c, p.n, p.recorded_at, s_stream[e.s] AS stream_id, e.event_id, e.type, e.schema_version, e.occurred_at,
        e.body, substr(e_hash, (e.o::int - 1) * 32 + 1, 32) AS content_hash,
        p.first - 1 + row_number() OVER (PARTITION BY p.c ORDER BY e.o) AS position,
        row_number() OVER (PARTITION BY p.c ORDER BY e.o) AS k,
        s_expected[e.s] + row_number() OVER (PARTITION BY e.s ORDER BY e.o) AS version
      FROM ROWS FROM (unnest(e_s, e_id, e_type, e_schema, e_occurred), json_array_elements(e_body))
        WITH ORDINALITY AS e(s, event_id, type, schema_version, occurred_at, body, o)
      JOIN unnest(a_c, a_what, a_first, a_count, a_at) AS p(c, what, first, n, recorded_at)
        ON p.c = s_c[e.s] AND p.what = 'ok') x
    WHERE t.tenant_id = p_tenant;
  END IF;
  RETURN QUERY SELECT a.c, a.what, a.first, a.n, (extract(epoch FROM a.at) * 1000000)::bigint
    FROM unnest(a_c, a_what, a_first, a_count, a_at) AS a(c, what, first, n, at);
END $body$;
  head constant text := 'CREATE OR REPLACE FUNCTION store.%s(%s) RETURNS TABLE (c integer, what text, first_position bigint, '
    'event_count integer, recorded_us bigint) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS %L';
BEGIN
  EXECUTE format(head, 'append_in', arguments, replace(replace(body, '@clock', 'arrived'), '@one_clock', 'clock_timestamp()'));
  EXECUTE format(head, 'append_in_at', arguments || ', c_at timestamptz[]', replace(replace(body, '@clock', 'c_at[u.c]'), '@one_clock', 'c_at[1]'));
END $make$;
ALTER FUNCTION store.append_in OWNER TO trustlog_store;
ALTER FUNCTION store.append_in_at OWNER TO trustlog_store;
REVOKE ALL ON FUNCTION store.append_in, store.append_in_at FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store.append_in TO trustlog_append;
GRANT EXECUTE ON FUNCTION store.append_in_at TO trustlog_seed;
