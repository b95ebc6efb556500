#!/usr/bin/env bash
# JavaCPP's Pointer.memcpy takes the position of a typed pointer for bytes, where get and put count elements: from a
# FloatPointer at position 4, it copies from the second element on.
#
# Versions    javacpp 1.5.13 (and its linux-x86_64 natives); Linux on x86-64, Java 17
# Documented  by the use of positions everywhere else: get(), put(...), limit and capacity of a typed pointer count
#             elements
# Behaviour   memcpy is a native method on void*, whose generated code adds the positions of both arguments to
#             their addresses unscaled. put(Pointer), which copies whole pointers, scales positions around its own
#             call of memcpy. No warning: with a position that is no multiple of the element's size a value
#             would even be torn in two
# Seen        element by get 4.0
#             first element after put 4.0
#             first element after memcpy 1.0
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>memcpy</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.13</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.13</version><classifier>linux-x86_64</classifier></dependency>
  </dependencies>
</project>
POM

cat > Positions.java <<'JAVA'
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

class Positions {
  public static void main(String[] args) {
    FloatPointer source = new FloatPointer(0, 1, 2, 3, 4, 5, 6, 7);
    System.out.println("element by get " + source.position(4).get());
    FloatPointer target = new FloatPointer(4);
    target.position(0).put((Pointer) source.limit(8).position(4));
    System.out.println("first element after put " + target.position(0).get());
    Pointer.memcpy(target.position(0), source.position(4), 4L * source.sizeof());
    System.out.println("first element after memcpy " + target.position(0).get());
  }
}
JAVA

mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
seen=$(java -cp 'lib/*' Positions.java)
echo "$seen"
expected='element by get 4.0
first element after put 4.0
first element after memcpy 1.0'
if [[ $seen != "$expected" ]]; then
  echo "changed: memcpy no longer counts positions in bytes, or put and get no longer in elements" >&2
  exit 1
fi
