#!/usr/bin/env bash
# The engines our AWS code is proven on, all on the loopback address and in the gitignored .emulator/:
#
#   emulator.sh install | start | ensure | stop | reset | deploy [DIR]       ministack with our corrections
#   emulator.sh ddb-install | ddb-start | ddb-ensure | ddb-stop              DynamoDB Local
#
# `start` always begins afresh, `ensure` keeps what is running. Several run side by side, each by its port:
#   EMULATOR_PORT=4566  DDB_PORT=8000  EMULATOR_AUTH=true  EMULATOR_CONCURRENCY=4  EMULATOR_WITHOUT=<corrections, by comma>
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/test/emulator
home=$root/.emulator
port=${EMULATOR_PORT:-4566}
ddb_port=${DDB_PORT:-8000}
run=$home/$port
ddb_run=$home/ddb-$ddb_port
mkdir -p "$home"

# answers PORT PATH: anything that speaks HTTP there. No curl: a bare machine has none.
answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3 && read -r -t 20 line <&3 && [[ $line == HTTP/* ]]) 2>/dev/null
}
alive() { [ -f "$1/pid" ] && kill -0 "$(cat "$1/pid")" 2>/dev/null; }

# await RUN PORT PATH: until it answers, at most five minutes; the end of its log when it dies first.
await() {
  for _ in $(seq 3000); do
    if ! alive "$1"; then break; fi
    if answers "$2" "$3"; then return 0; fi
    sleep 0.1
  done
  tail -n 20 "$1/log" >&2
  return 1
}

# halt RUN: by its own pid, hard after 10 s.
halt() {
  if alive "$1"; then
    local pid
    pid=$(cat "$1/pid")
    kill "$pid"
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null || true
  fi
  rm -f "$1/pid"
}

# drop PATH…: a process that is about to end may still write into a folder that is removed.
drop() {
  for _ in $(seq 10); do
    if rm -rf "$@" 2>/dev/null; then return; fi
    sleep 0.5
  done
}

# alone NAME COMMAND…: two test files that start at once install once and start once.
alone() {
  local lock=$home/$1.lock
  shift
  if command -v flock >/dev/null; then (flock 9 && "$@" 9>&-) 9>"$lock"; else "$@"; fi
}
stamp() { cat "$@" | cksum; }
free() {
  if answers "$1" /; then echo "port $1 is taken by another program" >&2; return 1; fi
}
# apt PACKAGE…: what a bare Debian or Ubuntu lacks; as root, or with sudo.
apt() {
  local as=()
  if [ "$(id -u)" -ne 0 ]; then as=(sudo); fi
  "${as[@]}" apt-get update -qq && "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

install() {
  local want
  want=$(stamp "$here/requirements.txt")
  if [ "$(cat "$home/venv/.stamp" 2>/dev/null)" = "$want" ]; then return; fi
  rm -rf "$home/venv"
  python3 -m venv "$home/venv" >/dev/null 2>&1 || { apt python3-venv && python3 -m venv --clear "$home/venv"; }
  "$home/venv/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt"
  echo "$want" >"$home/venv/.stamp"
}

start() {
  alone install install
  stop
  free "$port"
  rm -rf "$run"
  mkdir -p "$run"
  : >"$run/mail.ndjson"
  # Outside the repository: there a function would find our node_modules and our package.json, which no bundle has.
  local tmp
  tmp=$(mktemp -d "${TMPDIR:-/tmp}/emulator-$port-XXXXXX")
  echo "$tmp" >"$run/tmp"
  # env -i: a Lambda inherits the emulator's environment, and a variable our stacks forget must be missed.
  env -i HOME="$run" LANG=C.UTF-8 TZ=UTC TMPDIR="$tmp" PATH="$root/node_modules/.bin:/usr/local/bin:/usr/bin:/bin" \
    BIND_HOST=127.0.0.1 GATEWAY_PORT="$port" MINISTACK_HOST=localhost MINISTACK_REGION=us-east-1 \
    LAMBDA_EXECUTOR=local IOT_MTLS_ENABLED=0 SFTP_ENABLED=0 NODE_NO_WARNINGS=1 LOG_LEVEL=INFO PYTHONDONTWRITEBYTECODE=1 \
    AUTH="${EMULATOR_AUTH:-true}" EMULATOR_MAIL="$run/mail.ndjson" \
    EMULATOR_CONCURRENCY="${EMULATOR_CONCURRENCY:-4}" EMULATOR_WITHOUT="${EMULATOR_WITHOUT:-}" \
    "$home/venv/bin/python" "$here/emulator.py" </dev/null >"$run/log" 2>&1 &
  echo $! >"$run/pid"
  await "$run" "$port" /_ministack/health || { stop && return 1; }
}
ensure() { if ! alive "$run" || ! answers "$port" /_ministack/health; then start; fi; }
stop() {
  halt "$run"
  if [ -f "$run/tmp" ]; then drop "$(cat "$run/tmp")" "$run/tmp" "$run/bootstrapped"; fi
}

deploy() {
  export AWS_ENDPOINT_URL=http://127.0.0.1:$port AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=us-east-1
  export AWS_EC2_METADATA_DISABLED=true CDK_DISABLE_CLI_TELEMETRY=true CI=1 PATH="$root/node_modules/.bin:$PATH"
  cd "${1:-$root}"
  if [ ! -f "$run/bootstrapped" ]; then
    cdk bootstrap aws://000000000000/us-east-1 --progress events >"$run/bootstrap.log" 2>&1 || { tail -n 30 "$run/bootstrap.log" >&2; return 1; }
    touch "$run/bootstrapped"
  fi
  timeout 240 cdk deploy --all --output "$run/cdk.out" --require-approval never --outputs-file "$run/outputs.json" >"$run/deploy.log" 2>&1 ||
    { tail -n 30 "$run/deploy.log" >&2; return 1; }
}

ddb_install() {
  local want
  want=$(stamp "$here/dynamodb-local.pom.xml" "$here/LoopbackDynamoDB.java")
  if [ "$(cat "$home/ddb/.stamp" 2>/dev/null)" = "$want" ]; then return; fi
  command -v javac >/dev/null || apt default-jdk-headless
  command -v mvn >/dev/null || apt maven
  rm -rf "$home/ddb"
  mvn -q -B -f "$here/dynamodb-local.pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$home/ddb"
  javac -cp "$home/ddb/*" -d "$home/ddb/classes" "$here/LoopbackDynamoDB.java"
  echo "$want" >"$home/ddb/.stamp"
}
ddb_start() {
  alone ddb-install ddb_install
  halt "$ddb_run"
  free "$ddb_port"
  mkdir -p "$ddb_run"
  # Both compilers: the contracts keep it busy for minutes.
  java -Xmx512m -cp "$home/ddb/classes:$home/ddb/*" LoopbackDynamoDB \
    -inMemory -sharedDb -disableTelemetry -port "$ddb_port" </dev/null >"$ddb_run/log" 2>&1 &
  echo $! >"$ddb_run/pid"
  await "$ddb_run" "$ddb_port" /
}
ddb_ensure() { if ! alive "$ddb_run" || ! answers "$ddb_port" /; then ddb_start; fi; }

case ${1:-} in
  install) alone install install ;;
  start | ensure | stop) alone "$port" "$1" ;;
  reset) alone "$port" start ;;
  deploy) deploy "${2:-}" ;;
  ddb-install) alone ddb-install ddb_install ;;
  ddb-start) alone "ddb-$ddb_port" ddb_start ;;
  ddb-ensure) alone "ddb-$ddb_port" ddb_ensure ;;
  ddb-stop) alone "ddb-$ddb_port" halt "$ddb_run" ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
