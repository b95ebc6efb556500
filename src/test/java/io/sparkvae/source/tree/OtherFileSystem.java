package io.sparkvae.source.tree;

import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local disk under another scheme, so that it is reached through Hadoop. */
public final class OtherFileSystem extends RawLocalFileSystem {

  @Override
  public String getScheme() {
    return "other";
  }

  @Override
  public URI getUri() {
    return URI.create("other:///");
  }

  /** A configuration that knows the scheme. */
  static Configuration configured(Configuration configuration) {
    configuration.set("fs.other.impl", OtherFileSystem.class.getName());
    return configuration;
  }
}
