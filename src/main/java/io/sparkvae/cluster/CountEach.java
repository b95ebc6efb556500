package io.sparkvae.cluster;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Counts the elements of one partition as they are taken; they pass unchanged. */
public record CountEach<T>(ProgressCount count) implements FlatMapFunction<Iterator<T>, T> {

  @Override
  public Iterator<T> call(Iterator<T> elements) {
    return new MappedIterator<>(
        elements,
        element -> {
          count.add(1);
          return element;
        });
  }
}
