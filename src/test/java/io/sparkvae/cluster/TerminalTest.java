package io.sparkvae.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalTest {

  private static final String ERASE = "\u001b[K";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80);

  @AfterEach
  void drawNothing() {
    terminal.end();
  }

  @Test
  void cursorIsLeftAtTheBeginningOfTheLine() {
    terminal.open("one");
    terminal.draw("one", "10 %");

    assertThat(printed()).isEqualTo("\r10 %" + ERASE + "\r");
  }

  @Test
  void logErasesTheLineAsLongAsItIsDrawn() {
    terminal.open("one");
    assertThat(System.getProperty(Terminal.ERASE_PROPERTY)).isEqualTo(ERASE);

    terminal.close("one");

    assertThat(System.getProperty(Terminal.ERASE_PROPERTY)).isNull();
    assertThat(printed()).isEqualTo("\r" + ERASE);
  }

  @Test
  void ofTwoDisplaysTheYoungerIsDrawnAndAfterItsEndTheOlder() {
    terminal.open("older");
    terminal.open("younger");
    terminal.draw("older", "old");
    terminal.draw("younger", "new");
    terminal.close("younger");
    terminal.draw("younger", "new");
    terminal.draw("older", "old");

    assertThat(printed().replace(ERASE, "").replace("\r", " ").strip().split(" +"))
        .containsExactly("new", "old");
  }

  @Test
  void nothingIsDrawnAfterTheEnd() {
    terminal.open("one");
    terminal.end();
    terminal.draw("one", "10 %");

    assertThat(printed()).doesNotContain("10 %");
  }

  @Test
  void lineIsShorterThanTheTerminalAndFits80Columns() {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    assertThat(terminal.width()).isEqualTo(79);
    assertThat(new Terminal(out, 200).width()).isEqualTo(79);
    assertThat(new Terminal(out, 40).width()).isEqualTo(39);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
