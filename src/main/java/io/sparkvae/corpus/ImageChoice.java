package io.sparkvae.corpus;

import io.sparkvae.source.ImageIdHash;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.Listing;
import io.sparkvae.source.ListingFold;
import io.sparkvae.source.Wanted;
import java.util.Arrays;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.stream.LongStream;

/**
 * Which images of one source are asked for: a share of them, or the first of it by the numbers of
 * their ids, which are the same on every machine.
 *
 * @param atMost how many of them are enough; 0 for all
 */
public record ImageChoice(Wanted.ByHash share, int atMost) {

  /** The chosen images of a listing. */
  public Wanted of(Listing listing) {
    if (atMost == 0) {
      return share;
    }
    long[] first = listing.fold(share, new SmallestNumbers(atMost));
    return first.length < atMost ? share : share.upTo(first[atMost - 1]);
  }

  /** The smallest numbers of ids, in order. */
  private record SmallestNumbers(int atMost) implements ListingFold<long[]> {

    @Override
    public long[] of(Iterator<ImageReference> images) {
      PriorityQueue<Long> largestFirst = new PriorityQueue<>((one, other) -> other.compareTo(one));
      while (images.hasNext()) {
        largestFirst.add(ImageIdHash.of(images.next().imageId()).number());
        if (largestFirst.size() > atMost) {
          largestFirst.remove();
        }
      }
      return largestFirst.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    @Override
    public long[] plus(long[] one, long[] other) {
      return LongStream.concat(Arrays.stream(one), Arrays.stream(other))
          .sorted()
          .limit(atMost)
          .toArray();
    }
  }
}
