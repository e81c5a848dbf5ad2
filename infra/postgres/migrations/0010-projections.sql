-- How far each read model of each tenant has come. The row is moved in the transaction that writes the read rows,
-- so that every event has its effect exactly once.
CREATE TABLE read.checkpoint (
  tenant_id uuid NOT NULL,
  projection text NOT NULL,
  version integer NOT NULL,
  position bigint NOT NULL DEFAULT 0 CHECK (position >= 0),
  -- Raised by whatever changes rows without an event: rebuild, repair, unpark.
  generation bigint NOT NULL DEFAULT 0,
  -- A cell whose next event cannot be projected is parked: recorded, retried, never skipped silently.
  parked_at timestamptz,
  parked_error text,
  PRIMARY KEY (tenant_id, projection, version)
);

ALTER TABLE read.checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE read.checkpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY tenants ON read.checkpoint
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
GRANT SELECT ON read.checkpoint TO trustlog_read;
GRANT SELECT, INSERT, UPDATE, DELETE ON read.checkpoint TO trustlog_project;
GRANT USAGE ON SCHEMA read TO trustlog_read, trustlog_project;
