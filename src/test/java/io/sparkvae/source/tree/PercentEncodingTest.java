package io.sparkvae.source.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PercentEncodingTest {

  @ParameterizedTest
  @CsvSource({
    "plain.jpg, plain.jpg",
    "a%20b.jpg, a b.jpg",
    "50%25.jpg, 50%.jpg",
    "%2541.jpg, %41.jpg",
    "%C3%A9.jpg, é.jpg",
    "é%20.jpg, é .jpg",
    "%F0%9F%93%B7.jpg, 📷.jpg"
  })
  void namesComeBack(String raw, String name) {
    assertThat(PercentEncoding.decode(raw)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "bad%FF.jpg, bad\\xFF.jpg",
    "%C3.jpg, \\xC3.jpg",
    "cut%C3, cut\\xC3",
    "%FF%FEx%FF, \\xFF\\xFEx\\xFF"
  })
  void bytesThatAreNotUtf8AreSpelledOut(String raw, String name) {
    assertThat(PercentEncoding.decode(raw)).isEqualTo(name);
  }
}
