#!/usr/bin/env bash
# Example for YARN in cluster mode: the driver runs on the cluster, so you can close this terminal.
#   submit/yarn.sh train conf/cluster.conf
# Client mode needs no script: submit/spark-vae train --conf conf/cluster.conf --master yarn
# Not tested: this project's tests do not run YARN.
set -euo pipefail
: "${SPARK_HOME:?set SPARK_HOME to a Spark 3.5 for Scala 2.12}"
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
command=$1 conf=$2
shift 2

# --files copies the settings to the driver's working directory. Memory as in conf/cluster.conf: the
# driver holds one copy of the model outside its heap. YARN does not set OMP_NUM_THREADS.
exec "$SPARK_HOME/bin/spark-submit" \
  --master yarn --deploy-mode cluster --name "spark-vae $command" \
  --driver-memory 2g --conf spark.driver.memoryOverhead=2g \
  --conf spark.yarn.appMasterEnv.OMP_NUM_THREADS=1 \
  --num-executors "${EXECUTORS:-2}" \
  --files "$conf" \
  --class io.sparkvae.job.Main "$root"/target/spark-vae-*-app.jar \
  "$command" --conf "$(basename "$conf")" "$@"
