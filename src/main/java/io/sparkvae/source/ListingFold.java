package io.sparkvae.source;

import java.io.Serializable;
import java.util.Iterator;

/** What a caller wants to know of all listed images together; travels to executors. */
public interface ListingFold<T extends Serializable> extends Serializable {

  /** Of one partition, on an executor. */
  T of(Iterator<ImageReference> images);

  /** Of two partitions together, on the driver, in the order of the listing. */
  T plus(T one, T other);
}
