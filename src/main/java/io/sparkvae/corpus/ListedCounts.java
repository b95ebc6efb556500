package io.sparkvae.corpus;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/** How many images were listed to train on and to hold out, readable or not. */
record ListedCounts(long training, long validation) implements Serializable {

  static final ListedCounts NONE = new ListedCounts(0, 0);

  /** The counts of one partition, as its only element. */
  static Iterator<ListedCounts> of(Iterator<ImageReference> images, HeldOut heldOut) {
    long training = 0;
    long validation = 0;
    while (images.hasNext()) {
      if (heldOut.includes(images.next().imageId())) {
        validation++;
      } else {
        training++;
      }
    }
    return List.of(new ListedCounts(training, validation)).iterator();
  }

  ListedCounts plus(ListedCounts other) {
    return new ListedCounts(training + other.training, validation + other.validation);
  }

  long all() {
    return training + validation;
  }
}
