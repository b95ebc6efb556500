package io.sparkvae.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {

  @Test
  void ordinaryNamesAreAsTheyWere() {
    String name = "größe/日本 (2)/😀 50%.JPG";
    assertThat(Printable.of(name)).isEqualTo(name);
  }

  @Test
  void whatSteersATerminalIsSpelledOut() {
    assertThat(Printable.of("a\u001b[2Jb\nc\td\u007f\u009b"))
        .isEqualTo("a\\x1B[2Jb\\x0Ac\\x09d\\x7F\\x9B");
  }

  @Test
  void whatBreaksLinesOrTurnsTheirDirectionIsSpelledOut() {
    assertThat(Printable.of("a\u2028b\u202egnp.exe\u2069"))
        .isEqualTo("a\\u2028b\\u202Egnp.exe\\u2069");
  }
}
