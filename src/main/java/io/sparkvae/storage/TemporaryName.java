package io.sparkvae.storage;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * The name that an output bears until it is whole: {@code .name.host-pid-random.tmp}. The leading
 * dot hides it from Spark and Hadoop; host and process tell later runs whether its writer still
 * lives.
 */
record TemporaryName(String target, String host, long pid, String random) {

  private static final Pattern PATTERN =
      Pattern.compile("\\.(.+)\\.([^.]+)-(\\d+)-([0-9a-f]{8})\\.tmp");

  static TemporaryName fresh(String target) {
    String random = UUID.randomUUID().toString().substring(0, 8);
    return new TemporaryName(target, localHost(), ProcessHandle.current().pid(), random);
  }

  static Optional<TemporaryName> parse(String name) {
    Matcher matcher = PATTERN.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new TemporaryName(
                matcher.group(1),
                matcher.group(2),
                Long.parseLong(matcher.group(3)),
                matcher.group(4)))
        : Optional.empty();
  }

  /** True where its writer ran on this host and is dead; of another host's nothing is known. */
  boolean isAbandoned() {
    return host.equals(localHost()) && ProcessHandle.of(pid).isEmpty();
  }

  Path beside(Path output) {
    Path parent = output.getParent();
    return parent == null ? new Path(toString()) : new Path(parent, toString());
  }

  @Override
  public String toString() {
    return ".%s.%s-%d-%s.tmp".formatted(target, host, pid, random);
  }

  private static String localHost() {
    try {
      return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9]", "_");
    } catch (UnknownHostException unnamed) {
      // Such a host cannot tell its own temporaries from others', and leaves them all.
      return "unnamed" + UUID.randomUUID().toString().substring(0, 8);
    }
  }
}
