package io.sparkvae.training.exchange;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static io.sparkvae.training.exchange.States.mean;
import static io.sparkvae.training.exchange.States.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

class SerializedStateTest {

  @Test
  void aStateArrivesBitForBit() throws Exception {
    // Longer than one block of the copy, and not a multiple of it.
    TrainingState sent = new TrainingState(new float[40_001], state(3, 0).moments(), 12);
    sent.parameters()[0] = -0.0f;
    sent.parameters()[40_000] = Float.MIN_VALUE;
    SerializedState packed = new SerializedState(sent);
    assertSameBits(sentAndReceived(packed).state(), sent);
  }

  @Test
  void aGroupArrivesBitForBit() throws Exception {
    List<WeightedState> summands =
        List.of(WeightedState.of(state(1, 4), 30), WeightedState.of(state(2, 4), 70));
    WeightedState sum = WeightedMean.node(summands);
    ReplicaReport report = new ReplicaReport(0, new ElboSum(100, 1, 2), 0.5, "", 3);
    RoundContribution share = new RoundContribution(0, List.of(report), List.of(sum));
    RoundContribution received = sentAndReceived(share);
    assertThat(received.reports()).containsExactly(report);
    assertSameBits(mean(received.states()), mean(summands));
  }

  @Test
  void packedFloatsTakeFourBytesEach() throws Exception {
    SerializedState packed = new SerializedState(state(1, 1));
    int values = 3 * state(1, 1).parameters().length;
    assertThat(serialised(packed).length).isBetween(4 * values, (int) (4.05 * values) + 1000);
  }

  /** What a session serialises results, shuffles and broadcasts with is its owner's choice. */
  @Test
  void kryoTakesThemToo() {
    WeightedState weighted = WeightedState.of(state(1, 4), 30);
    ReplicaReport report = new ReplicaReport(0, new ElboSum(100, 1, 2), 0.5, "", 3);
    RoundContribution sent = new RoundContribution(0, List.of(report), List.of(weighted));
    RoundContribution received = throughKryo(sent, RoundContribution.class);
    assertThat(received.reports()).containsExactly(report);
    assertSameBits(mean(received.states()), state(1, 4));

    SerializedState packed = throughKryo(new SerializedState(state(2, 5)), SerializedState.class);
    assertSameBits(packed.state(), state(2, 5));
  }

  private static <T> T throughKryo(T value, Class<T> type) {
    ClassTag<T> tag = ClassTag$.MODULE$.apply(type);
    SerializerInstance kryo = new KryoSerializer(new SparkConf()).newInstance();
    return kryo.deserialize(kryo.serialize(value, tag), tag);
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
