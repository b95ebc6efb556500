#!/usr/bin/env bash
# org.bytedeco.javacpp.maxbytes does not limit the memory of ND4J's arrays; maxphysicalbytes does.
#
# Versions    nd4j-native 1.0.0-M2 with what it was built for: javacpp 1.5.7, openblas 0.3.19-1.5.7;
#             Linux on x86-64, Java 17
# Documented  the Javadoc of ND4JSystemProperties.JAVACPP_MEMORY_MAX_BYTES (nd4j-common) says that the property is "the
#             maximum amount of off-heap memory that can be used" and that INDArray data are stored in it
# Behaviour   JavaCPP counts what it allocates itself, and the memory of an array is not among that: 48 arrays
#             of 16 MiB are held under a limit of 64 MiB, at which its own pointers are refused. Under
#             maxphysicalbytes, which goes by the resident size of the process, arrays are refused
# Seen        maxbytes 64m, maxphysicalbytes 16g: 4 pointers held, then refused, 64 MiB counted
#             maxbytes 64m, maxphysicalbytes 16g: 48 arrays held, none refused, 0 MiB counted
#             maxbytes 16g, maxphysicalbytes 512m: 28 arrays held, then refused, 0 MiB counted
#             (the 28 depends on what else the process holds; fewer than 32 is asked for)
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>maxbytes</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.7</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>openblas</artifactId><version>0.3.19-1.5.7</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM

cat > Limits.java <<'JAVA'
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Holds up to 48 blocks of 16 MiB, as pointers or as arrays, and prints how many there was room for. */
public final class Limits {

  public static void main(String[] arguments) {
    boolean arrays = arguments[0].equals("arrays");
    List<Object> held = new ArrayList<>();
    String end = "none refused";
    Nd4j.create(1).assign(1);
    try {
      while (held.size() < 48) {
        held.add(arrays ? Nd4j.create(1024, 4096).assign(1) : new FloatPointer(4L << 20));
      }
    } catch (OutOfMemoryError refused) {
      end = "then refused";
    }
    System.out.printf(
        "%d %s held, %s, %d MiB counted%n",
        held.size(), arguments[0], end, Pointer.totalBytes() >> 20);
    for (Object block : held) {
      if (block instanceof INDArray array && array.getDouble(0) != 1) {
        throw new IllegalStateException("an array lost its ones");
      }
    }
  }
}
JAVA

maven() { mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:"$@" > log || { cat log >&2; exit 1; }; }
maven build-classpath -Dmdep.outputFile=classpath
javac -cp "$(cat classpath)" -d classes Limits.java

# hold pointers|arrays MAXBYTES MAXPHYSICALBYTES: how many of 48 blocks of 16 MiB there was room for.
hold() {
  local seen
  seen=$(java -Xmx256m -cp "classes:$(cat classpath)" -Dorg.bytedeco.javacpp.maxbytes="$2" \
    -Dorg.bytedeco.javacpp.maxphysicalbytes="$3" Limits "$1" 2> errors) || { cat errors >&2; exit 1; }
  echo "maxbytes $2, maxphysicalbytes $3: $seen"
}
pointers=$(hold pointers 64m 16g)
arrays=$(hold arrays 64m 16g)
physical=$(hold arrays 16g 512m)
printf '%s\n' "$pointers" "$arrays" "$physical"

fail() { echo "changed: $1" >&2; exit 1; }
refused='([0-9]+) (pointers|arrays) held, then refused'
[[ $pointers =~ $refused && ${BASH_REMATCH[1]} -le 4 ]] || fail "maxbytes does not limit pointers either"
[[ $arrays == *"48 arrays held, none refused, 0 MiB counted" ]] || fail "maxbytes limits arrays"
[[ $physical =~ $refused && ${BASH_REMATCH[1]} -lt 32 ]] || fail "maxphysicalbytes does not limit arrays"
