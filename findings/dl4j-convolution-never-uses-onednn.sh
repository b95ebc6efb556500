#!/usr/bin/env bash
# DL4J's ConvolutionLayer never uses oneDNN on the CPU, even with a binary of ND4J that is built with it.
#
# Versions    deeplearning4j-nn 1.0.0-M2, nd4j-native 1.0.0-M2 (linux-x86_64-onednn-avx2), javacpp 1.5.7,
#             openblas 0.3.19-1.5.7; Linux on x86-64, Java 17
# Documented  by the source alone: ConvolutionLayer asks for a MKLDNNConvHelper, and BaseMKLDNNHelper.mklDnnEnabled()
#             tells whether it may be used
# Behaviour   it says no always: it looks for org.nd4j.nativeblas.Nd4jCpu$Environment, which 1.0.0-M2 moved to
#             org.nd4j.linalg.cpu.nativecpu.bindings and whose method isUseMKLDNN is isUseONEDNN now, and takes
#             the failure for a no. So the layer has no helper, and unfolds its input in Java. Setting the
#             property org.eclipse.deeplearning4j.helpers.disable to false, as done here, does not help
# Seen        helpers allowed true
#             ND4J uses oneDNN true
#             DL4J believes so false
#             class it asks does not exist
#             helper of the layer null
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>convolution</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.deeplearning4j</groupId>
      <artifactId>deeplearning4j-nn</artifactId>
      <version>1.0.0-M2</version>
      <exclusions>
        <exclusion><groupId>org.bytedeco</groupId><artifactId>*</artifactId></exclusion>
      </exclusions>
    </dependency>
    <dependency>
      <groupId>org.nd4j</groupId>
      <artifactId>nd4j-native</artifactId>
      <version>1.0.0-M2</version>
      <!-- A second binary, without oneDNN. -->
      <exclusions><exclusion><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId></exclusion></exclusions>
    </dependency>
    <dependency>
      <groupId>org.nd4j</groupId>
      <artifactId>nd4j-native</artifactId>
      <version>1.0.0-M2</version>
      <classifier>linux-x86_64-onednn-avx2</classifier>
      <exclusions><exclusion><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId></exclusion></exclusions>
    </dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.7</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.7</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>openblas</artifactId><version>0.3.19-1.5.7</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM

cat > Convolution.java <<'JAVA'
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What ND4J says of oneDNN, what DL4J makes of it, and what a convolution layer has after a pass. */
public final class Convolution {

  public static void main(String[] arguments) {
    System.out.println("helpers allowed " + Nd4j.getEnvironment().helpersAllowed());
    System.out.println("ND4J uses oneDNN " + Nd4jCpu.Environment.getInstance().isUseONEDNN());
    System.out.println("DL4J believes so " + BaseMKLDNNHelper.mklDnnEnabled());
    System.out.println("class it asks " + found("org.nd4j.nativeblas.Nd4jCpu$Environment"));

    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).padding(1, 1).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutional(8, 8, 3))
                .build());
    network.init();
    network.output(Nd4j.ones(2, 3, 8, 8));
    System.out.println("helper of the layer " + network.getLayer(0).getHelper());
  }

  private static String found(String name) {
    try {
      Class.forName(name);
      return "exists";
    } catch (ClassNotFoundException missing) {
      return "does not exist";
    }
  }
}
JAVA

maven() { mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:"$@" > log || { cat log >&2; exit 1; }; }
maven build-classpath -Dmdep.outputFile=classpath
javac -cp "$(cat classpath)" -d classes Convolution.java
seen=$(java -Xmx512m -Dorg.eclipse.deeplearning4j.helpers.disable=false -cp "classes:$(cat classpath)" Convolution 2> errors) ||
  { cat errors >&2; exit 1; }
echo "$seen"

expected='helpers allowed true
ND4J uses oneDNN true
DL4J believes so false
class it asks does not exist
helper of the layer null'
[[ $seen == "$expected" ]] || { echo "changed: expected was" >&2; echo "$expected" >&2; exit 1; }
