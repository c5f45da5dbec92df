#!/usr/bin/env bash
# Installs the AWS emulators of the tests into a cache outside the checkout: ElasticMQ (SQS) from Maven Central, moto
# (DynamoDB, S3) from PyPI. Does nothing when they are there. Prints the cache folder.
set -euo pipefail
here="$(cd "$(dirname "$0")/.." && pwd)"
cache="${PLOTMILL_CACHE:-$HOME/.cache/plotmill}"
moto_version=5.2.5
elasticmq_version="$(sed -n 's:.*<version>\(1\.[0-9.]*\)</version>.*:\1:p' "$here/test/aws/elasticmq/pom.xml")"

jars="$cache/elasticmq-$elasticmq_version"
if [ ! -e "$jars/.complete" ]; then
  mkdir -p "$jars"
  mvn -q -B -Dstyle.color=never -f "$here/test/aws/elasticmq/pom.xml" dependency:copy-dependencies -DoutputDirectory="$jars" >&2
  touch "$jars/.complete"
fi

venv="$cache/moto-$moto_version"
if [ ! -e "$venv/.complete" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check "moto[server,sqs,dynamodb,s3]==$moto_version" >&2
  touch "$venv/.complete"
fi
echo "$cache"
