package io.sparkvae.training.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RoundBarrierTest {

  @Test
  void sharesComeInTheOrderOfTheirPlacesOnceTheLastHasArrived() throws Exception {
    RoundBarrier meeting = new RoundBarrier(3);
    CompletableFuture<List<RoundContribution>> waiting =
        CompletableFuture.supplyAsync(meeting::await);
    meeting.arrive(share(2));
    meeting.arrive(share(0));
    assertThat(waiting).isNotDone();
    meeting.arrive(share(1));
    assertThat(waiting.get(10, TimeUnit.SECONDS))
        .extracting(RoundContribution::place)
        .containsExactly(0, 1, 2);
  }

  @Test
  void whoWaitsForARoundThatIsGivenUpIsTold() {
    RoundBarrier meeting = new RoundBarrier(2);
    meeting.arrive(share(0));
    meeting.giveUp();
    assertThatThrownBy(meeting::await).hasMessageContaining("the round was given up");
  }

  @Test
  void givingUpARoundThatIsCompleteChangesNothing() {
    RoundBarrier meeting = new RoundBarrier(1);
    meeting.arrive(share(0));
    meeting.giveUp();
    assertThat(meeting.await()).hasSize(1);
  }

  private static RoundContribution share(int place) {
    return new RoundContribution(place, List.of(), List.of());
  }
}
