#!/usr/bin/env bash
# Runs one benchmark of docs/benchmarks.md:
#   submit/benchmark.sh jmh PATTERN [JMH option]...      micro-benchmarks
#   submit/benchmark.sh NAME [argument]...               a class with a main method in src/benchmark/java
# Compiles first if a source is newer than the last build. Heap: SPARK_DRIVER_MEMORY, 2g by default,
# touched at the start, so that resident memory grows only by what lies outside it; executors need 1g.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
paths=$root/target/benchmark-class-path
if [[ $# -eq 0 ]]; then sed -n '2,6s/^# //p' "$0" >&2; exit 2; fi

if [[ ! -f $paths || -n $(find "$root/pom.xml" "$root/src" -newer "$paths" -print -quit) ]]; then
  (cd "$root" && mvn -q -B -Pbenchmarks -Dspotless.check.skip process-test-classes) >&2
  touch "$paths"
fi

name=$1
shift
if [[ $name == jmh ]]; then
  main=org.openjdk.jmh.Main
else
  source=$(cd "$root/src/benchmark/java" && find . -name "$name.java" -print -quit)
  if [[ -z $source ]]; then echo "Cannot run benchmark $name: src/benchmark/java has no $name.java (see docs/benchmarks.md)" >&2; exit 2; fi
  main=${source#./} main=${main%.java} main=${main//\//.}
fi

# Spark reflects into the JDK; the list is kept in pom.xml only.
opens=$(sed -n 's/^ *\(--add-opens=[^ ]*\)$/\1/p' "$root/pom.xml")
log=$root/src/main/resources/io/sparkvae/job/operator-log4j2.properties
classes=$root/target/test-classes:$root/target/classes:$(<"$paths")
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
# Executors of local-cluster start from a Spark home and use the class path of this JVM.
export SPARK_HOME=$root/target/benchmark-home SPARK_SCALA_VERSION=2.12
mkdir -p "$SPARK_HOME/jars"
heap=${SPARK_DRIVER_MEMORY:-2g}
# shellcheck disable=SC2086 # one option per line
exec "$java" $opens -Xms"$heap" -Xmx"$heap" -XX:+AlwaysPreTouch -Dlog4j2.configurationFile="$log" \
  -Dspark.executor.extraClassPath="$classes" -Dspark.executor.extraJavaOptions="-Xms1g -XX:+AlwaysPreTouch" -cp "$classes" "$main" "$@"
