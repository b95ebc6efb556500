package io.sparkvae.encoding.parquet;

import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file that was opened already, for a writer that will close it. */
record StreamOutput(FSDataOutputStream stream) implements OutputFile {

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return HadoopStreams.wrap(stream);
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
