package io.sparkvae.training.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RoundBarrierTest {

  @Test
  void valuesComeInTheOrderOfTheirPlacesOnceTheLastHasArrived() throws Exception {
    RoundBarrier<String> barrier = new RoundBarrier<>(3);
    CompletableFuture<List<String>> waiting = CompletableFuture.supplyAsync(barrier::await);
    barrier.arrive(2, "c");
    barrier.arrive(0, "a");
    assertThat(waiting).isNotDone();
    barrier.arrive(1, "b");
    assertThat(waiting.get(10, TimeUnit.SECONDS)).containsExactly("a", "b", "c");
  }

  @Test
  void aPlaceFilledAgainStaysAsItWasAndCountsOnce() {
    RoundBarrier<String> barrier = new RoundBarrier<>(2);
    barrier.arrive(0, "a");
    barrier.arrive(0, "tried again");
    barrier.arrive(1, "b");
    assertThat(barrier.await()).containsExactly("a", "b");
  }

  @Test
  void whoWaitsForARoundThatIsGivenUpIsTold() {
    RoundBarrier<String> barrier = new RoundBarrier<>(2);
    barrier.arrive(0, "a");
    barrier.giveUp();
    assertThatThrownBy(barrier::await).hasMessageContaining("the round was given up");
  }

  @Test
  void givingUpARoundThatIsCompleteChangesNothing() {
    RoundBarrier<String> barrier = new RoundBarrier<>(1);
    barrier.arrive(0, "a");
    barrier.giveUp();
    assertThat(barrier.await()).containsExactly("a");
  }
}
