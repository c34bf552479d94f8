#!/bin/sh
# Makes tests/bench/.tfjs-node: @tensorflow/tfjs-node, for where the libtensorflow it downloads is out of reach.
#
# The library comes from the Python wheel `tensorflow-cpu`, which holds the C API; the binding is compiled from the sources
# in the npm package. What it prints at the end is what the tests and benchmarks take:
#
#     export SYNFIRE_TFJS_NODE=$(sh tests/bench/tfjs-node.sh)
#     npx vitest run tests/engines/tensor
#
# Needs pip, unzip, a C++ compiler, 1.5 GB of disk. PYTHON names the interpreter whose pip is asked.
set -eu
cd "$(dirname "$0")"

TFJS=4.22.0
# Later than the 2.9.1 the binding was made for, which is no wheel any more; what it calls has not changed since.
TENSORFLOW=2.15.1
# Of the wheel, whatever interpreter asks: nothing of Python's is used.
WHEEL="--python-version 3.11 --only-binary :all: --platform manylinux2014_x86_64"
# The newest that the package says it is for.
NODE_API=8

folder=$PWD/.tfjs-node
package=$folder/node_modules/@tensorflow/tfjs-node
library=$package/lib/napi-v$NODE_API

if [ ! -e "$library/tfjs_binding.node" ]; then
  for tool in unzip c++; do
    command -v $tool >/dev/null || {
      echo "$tool is not here. Install it (Debian: apt-get install unzip g++)." >&2
      exit 1
    }
  done
  mkdir -p "$folder" && cd "$folder"
  echo '{ "private": true }' >package.json
  # Its install script is what cannot work here.
  npm install --ignore-scripts --no-audit --no-fund "@tensorflow/tfjs-node@$TFJS" node-api-headers >&2

  # shellcheck disable=SC2086 # options, one by one
  "${PYTHON:-python3}" -m pip download --quiet --no-deps $WHEEL --dest wheel "tensorflow-cpu==$TENSORFLOW" >&2
  unzip -q -o wheel/*.whl 'tensorflow/libtensorflow*' 'tensorflow/include/tensorflow/*' 'tensorflow/include/tsl/*' -d wheel

  mkdir -p "$library"
  mv wheel/tensorflow/libtensorflow* "$library"
  # shellcheck disable=SC2016 # the loader knows $ORIGIN, the shell does not
  c++ -std=c++17 -O2 -shared -fPIC -w -DNAPI_VERSION=$NODE_API \
    -I node_modules/node-api-headers/include -I wheel/tensorflow/include -I "$package" \
    "$package/binding/tfjs_backend.cc" "$package/binding/tfjs_binding.cc" -o "$library/tfjs_binding.node" \
    -L "$library" -l:libtensorflow_cc.so.2 -l:libtensorflow_framework.so.2 -Wl,-rpath,'$ORIGIN' >&2
  rm -r wheel
fi
echo "$package/dist/index.js"
