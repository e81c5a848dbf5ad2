-- The tenants that a reader may see are read from the setting once a statement instead of once a row: a scalar
-- sub-select is computed before the scan, and an index led by the tenant can still look for its result. At 100 schools
-- the setting is 3.6 kB of text; cutting it up took 30 µs a row. Reasons: docs/adr/0100. Run as trustlog_owner. Runs on
-- PostgreSQL 15 to 18.
DO $policies$
DECLARE
  p record;
  seen constant text :=
    '(tenant_id = ANY ((SELECT string_to_array(current_setting(''app.tenants'', true), '','')::uuid[])::uuid[]))';
BEGIN
  FOR p IN
    SELECT schemaname, tablename, policyname, with_check FROM pg_policies
    WHERE qual LIKE '%tenant_id = ANY%current_setting(''app.tenants''%' AND qual NOT LIKE '%SELECT%'
      AND (schemaname IN ('read', 'store') OR 'trustlog_read' = ANY (roles))
  LOOP
    EXECUTE format('ALTER POLICY %I ON %I.%I USING %s', p.policyname, p.schemaname, p.tablename, seen);
    IF p.with_check IS NOT NULL THEN
      EXECUTE format('ALTER POLICY %I ON %I.%I WITH CHECK %s', p.policyname, p.schemaname, p.tablename, seen);
    END IF;
  END LOOP;
END $policies$;
