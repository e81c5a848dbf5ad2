-- Messages of Kafka that were not believed, by partition and reason. Holds nothing that stood in them and names no
-- tenant, for whose they say they are is not to be believed either. Reasons: docs/adr/0156.
-- Run as trustlog_owner. Runs on PostgreSQL 15 to 18.
CREATE TABLE platform.refused_message (
  topic text NOT NULL,
  partition integer NOT NULL,
  code text NOT NULL CHECK (code ~ '^(WIRE|FEED)\.[A-Z_]+$'),
  count bigint NOT NULL CHECK (count > 0),
  first_offset bigint NOT NULL,
  last_offset bigint NOT NULL,
  first_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (topic, partition, code)
);
GRANT SELECT, INSERT, UPDATE ON platform.refused_message TO trustlog_platform;
