#!/usr/bin/env bash
# Starts a standalone cluster of one master and two workers on this machine, runs one command, stops it:
#   submit/standalone.sh train --conf conf/demo.conf --set training.output=runs/on-a-cluster
# On a running cluster:  submit/spark-vae train … --master spark://host:7077
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
"$root/submit/spark-vae" --version >/dev/null # builds if necessary
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
port=${SPARK_MASTER_PORT:-7077}
export SPARK_SCALA_VERSION=2.12 SPARK_LOCAL_IP=127.0.0.1
export SPARK_HOME=${SPARK_HOME:-$root/target/spark-home}

started=()
start() {
  local name=$1
  shift
  "$java" -Xmx512m -cp "$SPARK_HOME/jars/*" "$@" >"$work/$name.log" 2>&1 &
  started+=($!)
}
stop() {
  kill "${started[@]}" 2>/dev/null || true
  wait || true
  rm -rf "$work"
}
trap stop EXIT

start master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0
for worker in one two; do
  start "$worker" org.apache.spark.deploy.worker.Worker --cores 1 --memory 2g --webui-port 0 \
    --work-dir "$work/$worker" "spark://127.0.0.1:$port"
done
"$root/submit/spark-vae" "$@" --master "spark://127.0.0.1:$port"
