package io.sparkvae.cluster;

import java.util.Iterator;
import java.util.function.Function;

/** An iterator of which each element is turned into another when it is asked for. */
public record MappedIterator<A, B>(Iterator<A> source, Function<A, B> each) implements Iterator<B> {

  @Override
  public boolean hasNext() {
    return source.hasNext();
  }

  @Override
  public B next() {
    return each.apply(source.next());
  }
}
