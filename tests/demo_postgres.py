"""One PostgreSQL database of the demo organisation for a whole run, put back before each test.

CREATE DATABASE copies a thousand files, a third of a second of the kernel's time for each test; putting back the rows takes hundredths.
"""

from sqlalchemy import Connection, create_engine, text

from storage.models import Base

_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
_SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"


class DemoPostgres:
    """The database at `url`, whose rows of now are what every test begins with."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._tables = [table.name for table in Base.metadata.sorted_tables]
        self._engine = create_engine(url, pool_pre_ping=True)  # the soak crashes this server
        with self._engine.begin() as connection:
            connection.execute(text("CREATE SCHEMA kept"))
            for name in self._tables:
                connection.execute(text(f"CREATE TABLE kept.{name} AS SELECT * FROM public.{name}"))
            self._filled = [name for name in self._tables if _rows(connection, name)]
            self._sequences = connection.execute(text(_SEQUENCES)).all()

    def put_back(self) -> None:
        """Whoever is still connected is cut off; the rows and the sequences are as at first."""
        script = [
            _OTHERS,
            "SET LOCAL session_replication_role = replica",  # no foreign keys meanwhile
            *(f"DELETE FROM public.{name}" for name in self._tables),
            *(f"INSERT INTO public.{name} SELECT * FROM kept.{name}" for name in self._filled),
            *(
                f"SELECT setval('public.{name}', {last or 1}, {'true' if last else 'false'})"
                for name, last in self._sequences
            ),
        ]
        with self._engine.begin() as connection:  # in one message: a round trip a statement is most of the time
            connection.execution_options(no_parameters=True).exec_driver_sql(";\n".join(script))

    def close(self) -> None:
        """Give back the connection."""
        self._engine.dispose()


def _rows(connection: Connection, name: str) -> bool:
    return connection.execute(text(f"SELECT EXISTS (SELECT 1 FROM public.{name})")).scalar_one()
