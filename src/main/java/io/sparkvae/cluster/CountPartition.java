package io.sparkvae.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Counts one partition when all of its few results are there; they pass unchanged. */
record CountPartition<T>(ProgressCount count) implements FlatMapFunction<Iterator<T>, T> {

  @Override
  public Iterator<T> call(Iterator<T> results) {
    List<T> all = new ArrayList<>();
    results.forEachRemaining(all::add);
    count.add(1);
    return all.iterator();
  }
}
