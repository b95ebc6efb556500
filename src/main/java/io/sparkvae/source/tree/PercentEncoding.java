package io.sparkvae.source.tree;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** File names as they stand in URIs: bytes, of which all but a few characters are {@code %NN}. */
public final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * The name a person knows; bytes that are not UTF-8 become {@code \xNN}, so that none is lost.
   */
  public static String decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.writeBytes(raw.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return text(ByteBuffer.wrap(bytes.toByteArray()));
  }

  private static String text(ByteBuffer bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer characters = CharBuffer.allocate(bytes.remaining());
    StringBuilder text = new StringBuilder();
    CoderResult result;
    do {
      result = decoder.decode(bytes, characters, true);
      text.append(characters.flip());
      characters.clear();
      for (int i = 0; result.isError() && i < result.length(); i++) {
        text.append("\\x%02X".formatted(bytes.get() & 0xFF));
      }
    } while (result.isError());
    return text.toString();
  }
}
