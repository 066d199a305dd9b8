#!/usr/bin/env bash
# A real Kubernetes API server on this computer, for the tests of captures and for trying one by hand.
#
#   kube-apiserver.sh            finds or builds kube-apiserver, etcd and kubectl, and prints where they are
#   kube-apiserver.sh find       the same without building: for tests, which are skipped when something is missing
#   kube-apiserver.sh start DIR  starts a cluster on loopback that keeps all it has in DIR; again after 'stop' or a crash it goes on there
#   kube-apiserver.sh stop DIR   stops it; DIR stays
#
# Looked for in this order: INSCOPE_KUBE_BIN (a folder), the cache, PATH. Building needs Go and its module proxy, takes five minutes on two cores
# the first time, and leaves 190 MB in the cache (INSCOPE_KUBE_CACHE, or inscope/kube in the user's). It may be interrupted at any time.
#
# DIR/kubeconfig has a context for each user of DIR/tokens.csv, by default: admin, full-reader, restricted-reader. What is in DIR before the first
# start counts: tokens.csv (token,user,uid and, if any, "group,group"), client-ca.crt (who signs certificates of users). DIR/audit.log is the audit log.
# INSCOPE_KUBE_OWNER, the id of a process: when that is gone, the cluster is stopped.
#
# Exits with 0, 2 (wrong use), 3 (something is missing and there is no Go), 4 (the build failed), 5 (the server did not start).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=$(sed -n 's|^[[:space:]]*k8s.io/kubernetes \(v[0-9.]*\).*|\1|p' "$here/kube-apiserver/go.mod")
cache=${INSCOPE_KUBE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/inscope/kube}/$version
programs=(kube-apiserver etcd kubectl)

fail() {
  echo "kube-apiserver.sh: $2" >&2
  exit "$1"
}

package() {
  case $1 in
    etcd) echo go.etcd.io/etcd/server/v3 ;;
    *) echo "k8s.io/kubernetes/cmd/$1" ;;
  esac
}

locate() {
  local folder
  for folder in "${INSCOPE_KUBE_BIN:-}" "$cache"; do
    if [ -n "$folder" ] && [ -x "$folder/$1" ]; then
      echo "$folder/$1"
      return
    fi
  done
  type -P "$1"
}

# Each program is built aside and moved when it is whole, so an interrupted build leaves nothing that looks like one.
build() {
  local go=go program
  command -v go >/dev/null || go=/usr/local/go/bin/go
  [ -x "$(type -P "$go")" ] || fail 3 "there is no $1 on this computer and no Go to build it with: install Go, or set INSCOPE_KUBE_BIN"
  mkdir -p "$cache"
  aside=$(mktemp -d "$cache/build.XXXXXX")
  trap 'rm -rf "$aside"' EXIT
  for program in "$@"; do
    echo "building $program, which takes minutes the first time" >&2
    (cd "$here/kube-apiserver" && CGO_ENABLED=0 GOFLAGS=-mod=readonly nice "$go" build -p 2 -trimpath -buildvcs=false \
      -ldflags "-s -w -X k8s.io/component-base/version.gitVersion=$version -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=$(echo "$version" | cut -d. -f2)" \
      -o "$aside/$program" "$(package "$program")" >"$cache/build.log" 2>&1) ||
      fail 4 "$program could not be built, see $cache/build.log: $(tail -n 1 "$cache/build.log" | cut -c 1-300)"
    mv "$aside/$program" "$cache/$program"
  done
}

find_all() {
  local program missing=()
  for program in "${programs[@]}"; do
    locate "$program" >/dev/null || missing+=("$program")
  done
  [ ${#missing[@]} -eq 0 ] && return
  [ "${1:-}" = build ] || fail 3 "there is no ${missing[*]} on this computer: packaging/dev/kube-apiserver.sh without arguments builds what is missing"
  build "${missing[@]}"
}

# Whether the process of a file of ours runs, and is ours: ids are used again, after a restart of the computer for instance.
alive() {
  local pid
  pid=$(cat "$1" 2>/dev/null) && [ -n "$pid" ] && command_line "$pid" | grep -qF -- "$(dirname "$1")"
}

command_line() {
  if [ -d /proc/self ]; then tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline"; else ps -p "$1" -o args=; fi
}

# A port that nobody listens on, below those that the system hands out.
free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

secret() {
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

prepare() {
  mkdir -p "$dir/pki"
  chmod 700 "$dir"
  [ -s "$dir/ports" ] || echo "$(free_port) $(free_port)" >"$dir/ports"
  read -r etcd_port port <"$dir/ports"
  [ -s "$dir/tokens.csv" ] || cat >"$dir/tokens.csv" <<END
$(secret),admin,admin,"system:masters"
$(secret),full-reader,full-reader
$(secret),restricted-reader,restricted-reader
END
  cat >"$dir/audit-policy.yaml" <<END
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules: [{level: Metadata}]
END
}

write_kubeconfig() {
  local token user rest
  {
    echo "apiVersion: v1"
    echo "kind: Config"
    echo "current-context: admin"
    echo "clusters:"
    echo "- name: local"
    echo "  cluster: {server: 'https://127.0.0.1:$port', certificate-authority-data: $(base64 <"$dir/pki/apiserver.crt" | tr -d '\n')}"
    echo "contexts:"
    cut -d, -f2 "$dir/tokens.csv" | while read -r user; do
      echo "- {name: '$user', context: {cluster: local, user: '$user'}}"
    done
    echo "users:"
    while IFS=, read -r token user rest; do
      echo "- {name: '$user', user: {token: '$token'}}"
    done <"$dir/tokens.csv"
  } >"$dir/kubeconfig"
}

launch() {
  local name=$1
  shift
  # In a group of its own, so that ^C in a terminal does not reach it.
  (set -m; exec </dev/null >>"$dir/$name.log" 2>&1; "$@" & echo $! >"$dir/$name.pid")
}

launch_all() {
  alive "$dir/etcd.pid" || launch etcd "$(locate etcd)" --name local --data-dir "$dir/etcd" \
    --listen-client-urls "http://127.0.0.1:$etcd_port" --advertise-client-urls "http://127.0.0.1:$etcd_port" \
    --listen-peer-urls http://127.0.0.1:0 --log-level error --unsafe-no-fsync
  # The key of the certificate that the server makes for itself also signs the tokens of service accounts: one key less to make here.
  launch kube-apiserver "$(locate kube-apiserver)" --etcd-servers "http://127.0.0.1:$etcd_port" --etcd-compaction-interval 0 \
    --bind-address 127.0.0.1 --secure-port "$port" --cert-dir "$dir/pki" --endpoint-reconciler-type none \
    --service-cluster-ip-range 10.96.0.0/16 --authorization-mode RBAC --token-auth-file "$dir/tokens.csv" \
    $([ ! -s "$dir/client-ca.crt" ] || echo "--client-ca-file $dir/client-ca.crt") \
    --service-account-issuer https://kubernetes.default.svc --service-account-key-file "$dir/pki/apiserver.key" \
    --service-account-signing-key-file "$dir/pki/apiserver.key" --disable-admission-plugins ServiceAccount \
    --max-requests-inflight 4000 --max-mutating-requests-inflight 2000 \
    --audit-policy-file "$dir/audit-policy.yaml" --audit-log-path "$dir/audit.log" --audit-log-mode blocking
}

kubectl() {
  "$(locate kubectl)" --kubeconfig "$dir/kubeconfig" --context admin --cache-dir "$dir/kubectl-cache" "$@"
}

# Answers once the server is ready; fails when one of the two is gone, or after a minute.
ready() {
  local tries
  for tries in {1..240}; do
    alive "$dir/etcd.pid" && alive "$dir/kube-apiserver.pid" || return 1
    if [ -s "$dir/pki/apiserver.crt" ] && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      write_kubeconfig
      [ "$(kubectl get --raw /readyz 2>/dev/null)" = ok ] && return
    fi
    sleep 0.25
  done
  return 1
}

# What the two said last when they gave up.
last_words() {
  cat "$dir/etcd.log" "$dir/kube-apiserver.log" 2>/dev/null | grep -e '"level":"fatal"' -e 'command failed' | tail -n 1 | cut -c 1-400
}

start() {
  find_all
  mkdir -p "$1"
  dir=$(cd "$1" && pwd -P)
  local try
  for try in 1 2 3; do
    prepare
    alive "$dir/kube-apiserver.pid" || launch_all
    ready && break
    stop "$dir"
    # Somebody may have taken a port between our look and the server's start.
    [ "$try" -lt 3 ] && [ ! -e "$dir/loaded" ] && grep -qs 'address already in use' "$dir/etcd.log" "$dir/kube-apiserver.log" ||
      fail 5 "the server did not start, see $dir/kube-apiserver.log and $dir/etcd.log: $(last_words)"
    rm -rf "$dir/ports" "$dir/etcd"
  done
  if [ ! -e "$dir/loaded" ]; then
    kubectl create -f "$here/kube-apiserver/readers.yaml" >/dev/null
    touch "$dir/loaded"
  fi
  if [ -n "${INSCOPE_KUBE_OWNER:-}" ] && ! alive "$dir/guard.pid"; then
    launch guard bash -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec bash "$2" stop "$3"' guard "$INSCOPE_KUBE_OWNER" \
      "$here/kube-apiserver.sh" "$dir"
  fi
  echo "server: https://127.0.0.1:$port"
  echo "etcd: http://127.0.0.1:$etcd_port"
  echo "kubeconfig: $dir/kubeconfig"
  echo "contexts: $(cut -d, -f2 "$dir/tokens.csv" | paste -sd ' ' -)"
  echo "audit log: $dir/audit.log"
}

stop() {
  local folder name tries
  folder=$(cd "$1" 2>/dev/null && pwd -P) || return 0
  for name in kube-apiserver etcd; do
    for tries in {1..50}; do
      alive "$folder/$name.pid" || break
      kill -9 "$(cat "$folder/$name.pid")" 2>/dev/null || true
      sleep 0.1
    done
    rm -f "$folder/$name.pid"
  done
  rm -f "$folder/guard.pid"
}

case "${1:-build} $#" in
  "build 0" | "build 1") find_all build && for program in "${programs[@]}"; do echo "$program: $(locate "$program")"; done ;;
  "find 1") find_all && for program in "${programs[@]}"; do echo "$program: $(locate "$program")"; done ;;
  "start 2") start "$2" ;;
  "stop 2") stop "$2" ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
