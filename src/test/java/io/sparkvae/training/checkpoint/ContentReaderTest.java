package io.sparkvae.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.training.exchange.FloatBlocks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ContentReaderTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  @Test
  void valuesComeBackInTheirOrder() throws IOException {
    out.writeInt(3);
    out.writeBytes("one");
    FloatBlocks.write(out, new float[] {1.5f, -2});
    out.writeLong(7);
    out.writeDouble(0.25);
    ContentReader in = reader();
    assertThat(in.text()).isEqualTo("one");
    assertThat(in.floats()).containsExactly(1.5f, -2);
    assertThat(in.whole()).isEqualTo(7);
    assertThat(in.number()).isEqualTo(0.25);
  }

  @Test
  void aTextLongerThanTheRestIsRefusedBeforeItIsRead() throws IOException {
    out.writeInt(4);
    out.writeBytes("one");
    assertThatThrownBy(() -> reader().text())
        .isInstanceOf(IOException.class)
        .hasMessage("it names 4 values of 1 bytes where 3 bytes are left");
  }

  @Test
  void moreFloatsThanTheRestHoldsAreRefused() throws IOException {
    out.writeInt(2);
    out.writeFloat(1);
    assertThatThrownBy(() -> reader().floats())
        .hasMessage("it names 2 values of 4 bytes where 4 bytes are left");
  }

  @Test
  void aNegativeLengthIsRefused() throws IOException {
    out.writeInt(-1);
    assertThatThrownBy(() -> reader().text())
        .hasMessage("it names -1 values of 1 bytes where 0 bytes are left");
  }

  private ContentReader reader() {
    return new ContentReader(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), bytes.size());
  }
}
