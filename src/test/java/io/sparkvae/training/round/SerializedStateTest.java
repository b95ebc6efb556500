package io.sparkvae.training.round;

import static io.sparkvae.training.round.WeightedMeanTest.assertSameBits;
import static io.sparkvae.training.round.WeightedMeanTest.mean;
import static io.sparkvae.training.round.WeightedMeanTest.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.round.SameJvmExchange.Ticket;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outside of Spark there is no JVM to share, so everything goes over the wire. */
class SerializedStateTest {

  @Test
  void aStateArrivesBitForBit() throws Exception {
    // Longer than one block of the copy, and not a multiple of it.
    TrainingState sent = new TrainingState(new float[40_001], state(3, 0).moments(), 12);
    sent.parameters()[0] = -0.0f;
    sent.parameters()[40_000] = Float.MIN_VALUE;
    SerializedState parcel =
        new SerializedState(new Ticket("wire", 1, 0), PendingState.known(sent));
    assertSameBits(sentAndReceived(parcel).state(), sent);
  }

  @Test
  void aGroupArrivesBitForBit() throws Exception {
    List<WeightedState> summands = List.of(single(0, 1, 30), single(1, 2, 70));
    WeightedState sum = WeightedMean.node(summands);
    ReplicaReport report = new ReplicaReport(0, new ElboSum(100, 1, 2), 0.5, "", 3);
    RoundContribution share = new RoundContribution(0, List.of(report), List.of(sum));
    RoundContribution received = sentAndReceived(share);
    assertThat(received.reports()).containsExactly(report);
    assertSameBits(mean(received.summands()), mean(summands));
  }

  @Test
  void packedFloatsTakeFourBytesEach() throws Exception {
    SerializedState parcel =
        new SerializedState(new Ticket("wire", 1, 0), PendingState.known(state(1, 1)));
    int values = 3 * state(1, 1).parameters().length;
    assertThat(serialised(parcel).length).isBetween(4 * values, (int) (4.05 * values) + 1000);
  }

  private static WeightedState single(int replica, int seed, long images) {
    return WeightedState.Single.of(new Ticket("wire", 1, replica), state(seed, 4), images);
  }

  @SuppressWarnings("unchecked")
  private static <T> T sentAndReceived(T value) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(serialised(value)))) {
      return (T) in.readObject();
    }
  }

  private static byte[] serialised(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }
}
