#!/usr/bin/env bash
# Reads from a Kubernetes cluster what an assessor asked for. It runs nothing but "@TOOL@ get":
# it changes nothing, writes no value of a secret, and sends nothing anywhere.
#
# Select the context of the cluster, then:   bash @FILE@
# To leave kinds out:                        SKIP="configmaps secrets" bash @FILE@
# With the settings of the kubelets too:     bash @FILE@ --kubelets     (needs get on nodes/proxy)
set -eu

tool=@TOOL@
out=inscope-request

if ! command -v "$tool" >/dev/null 2>&1; then
  echo "$tool was not found. Install it, or run this where it is installed." >&2
  exit 3
fi
if [ -e "$out" ] || [ -e "$out.tar.gz" ]; then
  echo "$out or $out.tar.gz is already here. Move it away first." >&2
  exit 3
fi
umask 077
mkdir "$out"

# One file a kind. What the server says instead of a list is kept: a refusal is an answer, too.
ask() {
  name=$1
  target=$2
  output=$3
  case " ${SKIP:-} " in
    *" $name "*)
      echo "left out  $name"
      return 0
      ;;
  esac
  if "$tool" get "$name" --all-namespaces --output="$output" \
    >"$out/$target" 2>"$out/$name.error.txt"; then
    rm -f "$out/$name.error.txt"
    echo "read      $name"
  else
    rm -f "$out/$target"
    if grep -q "doesn't have a resource type" "$out/$name.error.txt"; then
      echo "not there $name"
    else
      echo "not read  $name"
    fi
  fi
}

@KINDS@
if [ "${1:-}" = "--kubelets" ]; then
  mkdir "$out/kubelet-configz"
  for node in $("$tool" get nodes --output=name); do
    node=${node#node/}
    "$tool" get --raw "/api/v1/nodes/$node/proxy/configz" \
      >"$out/kubelet-configz/$node.json" || echo "not read  kubelet of $node"
  done
fi

tar -czf "$out.tar.gz" "$out"
if command -v sha256sum >/dev/null 2>&1; then
  sha256sum "$out.tar.gz" >"$out.tar.gz.sha256"
else
  shasum -a 256 "$out.tar.gz" >"$out.tar.gz.sha256"
fi
echo
echo "Please look through the folder $out, then send these two files:"
echo "  $out.tar.gz"
echo "  $out.tar.gz.sha256"
