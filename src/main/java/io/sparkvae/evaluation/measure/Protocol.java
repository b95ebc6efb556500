package io.sparkvae.evaluation.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a number was measured: all that somebody else needs to know before comparing it with another.
 *
 * @param facts in the order in which they are written
 */
public record Protocol(Map<String, Object> facts) {

  public Protocol {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** The same with one more fact. */
  public Protocol with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new Protocol(more);
  }
}
