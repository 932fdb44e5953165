#!/usr/bin/env bash
# Every wheel of requirements.lock for x86_64 and aarch64, with checksums, for a server without a way out:
#   make bundle        on a machine with network; copy dist/bundle there, then on the server:
#   sha256sum -c SHA256SUMS
#   python3 -m venv .venv && .venv/bin/pip install --no-index --find-links dist/bundle/$(uname -m) --require-hashes -r requirements.lock
set -euo pipefail
cd "$(dirname "$0")/../.."
pip=.venv/bin/pip
rm -rf dist/bundle dist/try
for machine in x86_64 aarch64; do
  platforms=$(printf -- '--platform %s_'"$machine"' ' manylinux2014 manylinux_2_17 manylinux_2_28)
  for wanted in "download -d dist/bundle/$machine" "install --dry-run --ignore-installed --target dist/none --no-index --find-links dist/bundle/$machine"; do
    # shellcheck disable=SC2086
    $pip $wanted --quiet --disable-pip-version-check --require-hashes --only-binary=:all: \
      --python-version 3.11 --implementation cp $platforms -r requirements.lock
  done
  echo "$machine: $(ls dist/bundle/$machine | wc -l) wheels, resolved from the bundle alone"
done
(cd dist/bundle && sha256sum ./*/*.whl > SHA256SUMS)
if [ "$(uname -m)" = x86_64 ]; then
  python3 -m venv dist/try
  export PIP_INDEX_URL=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9  # nowhere: the index cannot be reached
  dist/try/bin/pip install --quiet --disable-pip-version-check --no-index --find-links dist/bundle/x86_64 --require-hashes -r requirements.lock
  dist/try/bin/python -m bot --help > dist/try/help.txt
  echo "x86_64: installed without an index, the program starts"
fi
