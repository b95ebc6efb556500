package io.sparkvae.source.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancedPartitionsTest {

  private static final long MIB = 1L << 20;

  /** Two cores, and a hundred of them. */
  @ParameterizedTest
  @CsvSource({"6, 1", "6, 40", "6, 500", "6, 15000", "300, 15000", "300, 10000000"})
  void largePartitionsComeFirstAndTheLastIsSmall(int shares, long mebibytes) {
    long total = mebibytes * MIB + 12_345;
    long[] sizes = sizes(total, shares);

    assertThat(LongStream.of(sizes).sum()).isEqualTo(total);
    assertThat(sizes.length).isGreaterThanOrEqualTo((int) Math.min(shares, 16 * mebibytes));
    assertThat(sizes[0]).isLessThanOrEqualTo(1 << 30);
    for (int i = 1; i < sizes.length - 1; i++) {
      assertThat(sizes[i]).isPositive().isLessThanOrEqualTo(sizes[i - 1]);
    }
    assertThat(sizes[sizes.length - 1]).isPositive().isLessThan(128 * MIB);
  }

  @Test
  void whatIsLeftWhenThePartitionsOfOneSizeAreGivenOutIsSharedByAll() {
    long[] sizes = sizes(15_000 * MIB, 6);

    assertThat(sizes).hasSizeLessThan(15_000 / 256);
    long firstSmaller = LongStream.of(sizes).filter(size -> size < 1 << 30).findFirst().orElse(0);
    assertThat(firstSmaller).isGreaterThan(800 * MIB);
  }

  @Test
  void smallArchiveIsCutEvenly() {
    assertThat(sizes(60 * MIB, 6)).hasSize(6).containsOnly(10 * MIB);
  }

  @Test
  void archiveOfNothingIsOnePartition() {
    assertThat(BalancedPartitions.ends(0, 6)).containsExactly(0);
  }

  private static long[] sizes(long total, int shares) {
    long[] ends = BalancedPartitions.ends(total, shares);
    return IntStream.range(0, ends.length)
        .mapToLong(i -> i == 0 ? ends[0] : ends[i] - ends[i - 1])
        .toArray();
  }
}
