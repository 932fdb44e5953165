-- PostgreSQL: the account that the service runs as may add to the trail, and can neither change nor remove a row of it.
-- Run as the owner of the database after every `python -m bot init-db`; the owner's account runs init-db and
-- `python -m bot audit remove`, and is in no running process's configuration. Give the role its password apart:
-- ALTER ROLE lvze_app PASSWORD '…'.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lvze_app') THEN CREATE ROLE lvze_app LOGIN; END IF;
END $$;
GRANT USAGE ON SCHEMA public TO lvze_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO lvze_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO lvze_app;
REVOKE UPDATE, DELETE, TRUNCATE ON trail_entry, trail_link FROM lvze_app;
