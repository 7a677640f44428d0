#!/bin/sh
# A MariaDB server of one's own: data, socket and log in FOLDER, nobody else's business. Used by ./dev run mariadb and by the tests.
#   private_mariadb.sh FOLDER PORT
# Becomes the server (one process, ended by its id); makes FOLDER and in it the database `qianpi` on the first call. The only account is
# root without a password, from this machine.
set -eu
folder=$1 port=$2
PATH=$PATH:/usr/sbin
for program in mariadbd mariadb-install-db; do
  command -v $program >/dev/null || {
    echo "no $program on this machine: as root, apt-get install mariadb-server-core mariadb-client-core" >&2
    exit 69
  }
done
as=
[ "$(id -u)" != 0 ] || as=--user=root
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
if [ ! -f "$folder/data/ready" ]; then
  rm -rf "$folder/data"
  mariadb-install-db --no-defaults --datadir="$folder/data" --auth-root-authentication-method=normal --skip-test-db \
    --innodb-log-file-size=16M $as >"$folder/install.log" 2>&1 || { cat "$folder/install.log" >&2; exit 1; }
  touch "$folder/data/ready"
fi
echo 'CREATE DATABASE IF NOT EXISTS qianpi CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;' >"$folder/init.sql"
exec mariadbd --no-defaults --datadir="$folder/data" --socket="$folder/s.sock" --port="$port" --bind-address=127.0.0.1 \
  --pid-file="$folder/pid" --log-error="$folder/error.log" --init-file="$folder/init.sql" --skip-name-resolve --skip-log-bin \
  --character-set-server=utf8mb4 --innodb-log-file-size=16M --innodb-buffer-pool-size=64M --performance-schema=OFF $as
