#!/usr/bin/env bash
# Example for Kubernetes: driver and executors are pods of an image with Spark 3.5 and this jar.
#   IMAGE=registry/spark-vae:0.1 API=https://host:6443 submit/kubernetes.sh train s3a://bucket/my.conf
# The image:  FROM apache/spark:3.5.5-scala2.12-java17-ubuntu
#             COPY target/spark-vae-*-app.jar /opt/spark-vae/app.jar
# Not tested: this project's tests do not run Kubernetes.
set -euo pipefail
: "${SPARK_HOME:?set SPARK_HOME to a Spark 3.5 for Scala 2.12}"
: "${IMAGE:?set IMAGE to the image that holds Spark and the application jar}"
: "${API:?set API to the address of the Kubernetes API server}"
command=$1 conf=$2
shift 2

# The settings file must be where driver pods can read it. Memory as in conf/cluster.conf.
exec "$SPARK_HOME/bin/spark-submit" \
  --master "k8s://$API" --deploy-mode cluster --name "spark-vae-$command" \
  --conf spark.kubernetes.container.image="$IMAGE" \
  --conf spark.kubernetes.namespace="${NAMESPACE:-default}" \
  --conf spark.kubernetes.authenticate.driver.serviceAccountName="${SERVICE_ACCOUNT:-spark}" \
  --driver-memory 2g --conf spark.driver.memoryOverhead=2g \
  --conf spark.kubernetes.driverEnv.OMP_NUM_THREADS=1 \
  --conf spark.executor.instances="${EXECUTORS:-2}" \
  --class io.sparkvae.job.Main local:///opt/spark-vae/app.jar \
  "$command" --conf "$conf" "$@"
