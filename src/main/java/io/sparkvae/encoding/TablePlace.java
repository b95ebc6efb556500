package io.sparkvae.encoding;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.encoding.parquet.TableFile;
import io.sparkvae.encoding.parquet.TableFormat;
import io.sparkvae.storage.AttemptFiles;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;

/**
 * Where the two tables come into being, and in what format. Serialises the directory, the formats
 * and a handle to the broadcast configuration.
 */
record TablePlace(
    String directory,
    Broadcast<ShippedConfiguration> configuration,
    TableFormat latents,
    TableFormat quarantine)
    implements Serializable {

  TableFormat format(EncodedTable table) {
    return table == EncodedTable.LATENTS ? latents : quarantine;
  }

  Configuration hadoop() {
    return configuration.value().configuration();
  }

  AttemptFiles attempts() {
    return new AttemptFiles(new Path(directory), hadoop());
  }

  /** A file that was accepted but not yet kept. */
  TableFile accepted(WrittenFile file) {
    return new TableFile(attempts().attempt(file.name()), hadoop());
  }
}
