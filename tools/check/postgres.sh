# A throw-away PostgreSQL for tests: its own directory and loopback port, no durability, gone at the end. Sourced.

# Starts it and sets POSTGRES_URL.
postgres_up() {
  local bin
  bin=$(postgres_programs) || { need_packages postgresql; bin=$(postgres_programs); }
  POSTGRES_BIN=$bin
  POSTGRES_DIR=$(mktemp -d "${TMPDIR:-/tmp}/hearth-pg.XXXXXX")
  POSTGRES_PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  # The server refuses to run as root.
  POSTGRES_AS=()
  if [ "$(id -u)" -eq 0 ]; then
    POSTGRES_AS=(runuser -u postgres --)
    chown postgres "$POSTGRES_DIR"
  fi
  "${POSTGRES_AS[@]}" "$bin/initdb" -D "$POSTGRES_DIR/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
  "${POSTGRES_AS[@]}" "$bin/pg_ctl" -D "$POSTGRES_DIR/data" -w -s -l "$POSTGRES_DIR/log" start -o \
    "-p $POSTGRES_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$POSTGRES_DIR -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300"
  POSTGRES_URL=postgres://postgres@127.0.0.1:$POSTGRES_PORT/postgres
  echo "PostgreSQL $("$bin/postgres" --version | grep -o '[0-9.]*' | head -1) on port $POSTGRES_PORT"
}

# Stops it and removes every trace.
postgres_down() {
  "${POSTGRES_AS[@]}" "$POSTGRES_BIN/pg_ctl" -D "$POSTGRES_DIR/data" -m immediate -s stop || true
  rm -rf "$POSTGRES_DIR"
}

# The newest installed server's programs.
postgres_programs() {
  local newest
  newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -x "$newest/initdb" ] && echo "$newest"
}
