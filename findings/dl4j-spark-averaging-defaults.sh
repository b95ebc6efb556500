#!/usr/bin/env bash
# dl4j-spark's ParameterAveragingTrainingMaster forgets the updater's state by default, though its Javadoc says that
# it is kept, and leaves out examples in every epoch.
#
# Versions    dl4j-spark_2.12 1.0.0-M2, nd4j-native 1.0.0-M2, Spark 3.5.5, Scala 2.12.18; Linux on x86-64, Java 17
# Documented  the Javadoc of Builder.saveUpdater says: "This is <b>enabled</b> by default"
# Behaviour   1. A master that was not told answers isSaveUpdater() with false.
#             2. With S = workers x batch x averaging frequency, an epoch over N examples trains floor(N / S) * S of
#             them, and in mode Direct the next epoch leaves out the same ones.
# Seen        Javadoc of saveUpdater: This is <b>enabled</b> by default.
#             saveUpdater false
#             epoch 1: 32 of 40 examples, never [32, 33, 34, 35, 36, 37, 38, 39]
#             epoch 2: 32 of 40 examples, never [32, 33, 34, 35, 36, 37, 38, 39]
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>averaging</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.spark</groupId><artifactId>spark-mllib_2.12</artifactId><version>3.5.5</version></dependency>
    <dependency><groupId>org.scala-lang</groupId><artifactId>scala-library</artifactId><version>2.12.18</version></dependency>
    <dependency><groupId>org.scala-lang</groupId><artifactId>scala-reflect</artifactId><version>2.12.18</version></dependency>
    <dependency>
      <groupId>org.deeplearning4j</groupId>
      <artifactId>dl4j-spark_2.12</artifactId>
      <version>1.0.0-M2</version>
      <exclusions>
        <!-- Spark 3.1.2 and a Scala that cannot send Java 17's lambdas; readers of pictures and of other formats. -->
        <exclusion><groupId>org.apache.spark</groupId><artifactId>*</artifactId></exclusion>
        <exclusion><groupId>org.scala-lang</groupId><artifactId>*</artifactId></exclusion>
        <exclusion><groupId>org.datavec</groupId><artifactId>datavec-data-image</artifactId></exclusion>
        <exclusion><groupId>org.deeplearning4j</groupId><artifactId>deeplearning4j-modelimport</artifactId></exclusion>
        <exclusion><groupId>org.deeplearning4j</groupId><artifactId>deeplearning4j-datasets</artifactId></exclusion>
        <exclusion><groupId>org.deeplearning4j</groupId><artifactId>deeplearning4j-ui-components</artifactId></exclusion>
        <exclusion><groupId>org.bytedeco</groupId><artifactId>*</artifactId></exclusion>
        <exclusion><groupId>ch.qos.logback</groupId><artifactId>*</artifactId></exclusion>
      </exclusions>
    </dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.7</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.7</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>openblas</artifactId><version>0.3.19-1.5.7</version><classifier>linux-x86_64</classifier></dependency>
  </dependencies>
</project>
POM

cat > CountingLoss.java <<'JAVA'
import java.util.Set;
import java.util.TreeSet;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The squared error, which also notes the label of every example that it is asked a gradient for. */
public final class CountingLoss extends LossMSE {

  static final Set<Integer> SEEN = new TreeSet<>();
  static int examples;

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray output, IActivation activation, INDArray mask) {
    synchronized (SEEN) {
      for (double label : labels.toDoubleVector()) {
        SEEN.add((int) label);
        examples++;
      }
    }
    return super.computeGradient(labels, output, activation, mask);
  }
}
JAVA

cat > Averaging.java <<'JAVA'
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Two epochs over 40 numbered examples: 2 workers, batch 4, averaging every 2, so S = 16. */
public final class Averaging {

  private static final int EXAMPLES = 40;

  public static void main(String[] arguments) {
    ParameterAveragingTrainingMaster master =
        new ParameterAveragingTrainingMaster.Builder(2, 1)
            .batchSizePerWorker(4)
            .averagingFrequency(2)
            .rddTrainingApproach(RDDTrainingApproach.Direct)
            .build();
    System.out.println("saveUpdater " + master.isSaveUpdater());

    SparkConf settings =
        new SparkConf().setMaster("local[2]").setAppName("averaging").set("spark.ui.enabled", "false");
    try (JavaSparkContext spark = new JavaSparkContext(settings)) {
      SparkDl4jMultiLayer network = new SparkDl4jMultiLayer(spark, configuration(), master);
      JavaRDD<DataSet> data = spark.parallelize(examples(), 2);
      for (int epoch = 1; epoch <= 2; epoch++) {
        CountingLoss.SEEN.clear();
        CountingLoss.examples = 0;
        network.fit(data);
        Set<Integer> missing = new TreeSet<>();
        for (int i = 0; i < EXAMPLES; i++) {
          if (!CountingLoss.SEEN.contains(i)) {
            missing.add(i);
          }
        }
        System.out.printf(
            "epoch %d: %d of %d examples, never %s%n", epoch, CountingLoss.examples, EXAMPLES, missing);
      }
    }
  }

  private static List<DataSet> examples() {
    List<DataSet> examples = new ArrayList<>();
    for (int i = 0; i < EXAMPLES; i++) {
      examples.add(new DataSet(Nd4j.ones(1, 3), Nd4j.ones(1, 1).muli(i)));
    }
    return examples;
  }

  private static MultiLayerConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(1e-3))
        .list()
        .layer(
            new OutputLayer.Builder(new CountingLoss())
                .nIn(3)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build())
        .build();
  }
}
JAVA

maven() { mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:"$@" > log || { cat log >&2; exit 1; }; }
maven build-classpath -Dmdep.outputFile=classpath

# What the Javadoc promises: the last comment before the method.
maven copy -Dartifact=org.deeplearning4j:dl4j-spark_2.12:1.0.0-M2:jar:sources -DoutputDirectory=sources
(cd sources && jar xf dl4j-spark_2.12-1.0.0-M2-sources.jar)
javadoc=$(awk '/\/\*\*/ { text = "" } { text = text "\n" $0 } /public Builder saveUpdater\(/ { print text; exit }' \
  sources/org/deeplearning4j/spark/impl/paramavg/ParameterAveragingTrainingMaster.java)
promise=$(grep -o 'This is <b>.*</b> by default\.' <<< "$javadoc")

javac -cp "$(cat classpath)" -d classes CountingLoss.java Averaging.java
opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
  java.util.concurrent.atomic sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
seen=$(java -Xmx1g -Dlog4j2.level=OFF "${opens[@]}" -cp "classes:$(cat classpath)" Averaging 2> errors) ||
  { cat errors >&2; exit 1; }
seen="Javadoc of saveUpdater: $promise
$seen"
echo "$seen"

expected='Javadoc of saveUpdater: This is <b>enabled</b> by default.
saveUpdater false
epoch 1: 32 of 40 examples, never [32, 33, 34, 35, 36, 37, 38, 39]
epoch 2: 32 of 40 examples, never [32, 33, 34, 35, 36, 37, 38, 39]'
[[ $seen == "$expected" ]] || { echo "changed: expected was" >&2; echo "$expected" >&2; exit 1; }
