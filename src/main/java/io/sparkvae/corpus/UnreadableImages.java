package io.sparkvae.corpus;

import io.sparkvae.error.DataException;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.source.Printable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The images of a corpus that gave no pixels.
 *
 * @param byReason how many for each reason that occurred
 * @param examples a few of them, each with its reason, for a person
 */
public record UnreadableImages(Map<UnreadableReason, Long> byReason, List<String> examples) {

  /** How many examples a message shows. */
  public static final int EXAMPLES = 3;

  public UnreadableImages {
    byReason = Map.copyOf(byReason);
    examples = List.copyOf(examples);
  }

  /** An example line, with nothing in it that would steer a terminal. */
  public static String example(String imageId, UnreadableReason reason, String detail) {
    return "%s (%s: %s)".formatted(Printable.of(imageId), reason.label(), Printable.of(detail));
  }

  public long count() {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Refuses a corpus without any readable image.
   *
   * @param listed how many images the corpus has, readable or not; must not be 0
   */
  public void demandAny(String location, long listed) {
    if (count() == listed) {
      throw new DataException(
          "Cannot use corpus %s: none of its %d images is readable, %s (name another corpus.path)"
              .formatted(location, listed, summary()));
    }
  }

  /** Refuses a corpus of which a larger share is unreadable than the settings allow. */
  public void demandAtMost(double fraction, String location, long listed) {
    if (exceed(fraction, listed)) {
      throw new DataException(
          ("Cannot use corpus %s: %d of its %d images are unreadable, %s (mend or exclude them, or"
                  + " raise corpus.max-unreadable-fraction, which is %s)")
              .formatted(location, count(), listed, summary(), fraction));
    }
  }

  /** Whether they are a larger share than that. */
  public boolean exceed(double fraction, long listed) {
    return count() > fraction * listed;
  }

  /** Counts by reason and the examples, for a message. */
  public String summary() {
    String counts =
        byReason.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getValue() + " " + entry.getKey().label())
            .collect(Collectors.joining(", "));
    return "%s; the first: %s".formatted(counts, String.join(", ", examples));
  }
}
