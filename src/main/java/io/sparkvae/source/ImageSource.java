package io.sparkvae.source;

import org.apache.spark.api.java.JavaRDD;

/**
 * Where the images of a corpus come from: one kind of container below one path. It lists references
 * and reads what of them is wanted; it decodes nothing. A new kind is a class that implements this
 * and a format that {@link SourceSettings} names.
 */
public interface ImageSource extends AutoCloseable {

  /** The path as a person types it: a local one without its scheme. */
  String location();

  /**
   * Whether {@link #list} costs little beside {@link #read}. Where it does not, as in a compressed
   * archive, listing reads every byte: whoever wants references and bytes takes both from one
   * {@link #read} and counts what comes.
   */
  boolean listsWithoutReading();

  /** Every image of it; what is listed stays the same as long as the source is open. */
  Listing list();

  /**
   * The wanted images, read on executors while a partition is consumed, and again whenever the
   * result is computed again. An image that cannot be read is among them, with the reason.
   */
  JavaRDD<EncodedImage> read(ReadRequest request);

  /** Gives the listing back. */
  @Override
  void close();
}
