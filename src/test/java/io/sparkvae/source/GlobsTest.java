package io.sparkvae.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "**.jpg;a/b/c.jpg",
        "**.jpg;C.JPG",
        "**/x.jpg;x.jpg",
        "**/x.jpg;a/b/x.jpg",
        "a/*/x.jpg;a/b/x.jpg",
        "?.jpg;ß.jpg",
        "[a-c].jpg;B.jpg",
        "[!a-c].jpg;d.jpg",
        "[]].jpg;].jpg",
        "\\[x].jpg;[x].jpg",
        "{a,b*}.jpg;bcd.jpg",
        "a,b}.jpg;a,b}.jpg",
        "(a+b).jpg;(a+b).jpg"
      })
  void admitted(String glob, String imageId) {
    assertThat(new Globs(List.of(glob), List.of()).admits(imageId)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "*.jpg;a/b.jpg",
        "?.jpg;ab.jpg",
        "**/x.jpg;ax.jpg",
        "[a-c].jpg;d.jpg",
        "[!a-c].jpg;/.jpg",
        "a.jpg;abjpg",
        "{a,b}.jpg;c.jpg"
      })
  void notAdmitted(String glob, String imageId) {
    assertThat(new Globs(List.of(glob), List.of()).admits(imageId)).isFalse();
  }

  @Test
  void namesWithLineBreaksMatch() {
    assertThat(new Globs(List.of("**.jpg"), List.of()).admits("new\nline.jpg")).isTrue();
  }

  @Test
  void excludedAgain() {
    Globs globs = new Globs(List.of("**.jpg"), List.of("thumbs/**"));
    assertThat(globs.admits("thumbs/x.jpg")).isFalse();
    assertThat(globs.admits("photos/x.jpg")).isTrue();
  }

  @Test
  void onlyWhollyExcludedFoldersStayClosed() {
    Globs globs = new Globs(List.of("**"), List.of("thumbs/**", "small/*", "**.gif"));
    assertThat(globs.opens("thumbs")).isFalse();
    assertThat(globs.opens("small")).isTrue();
    assertThat(globs.opens("thumbs2")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"[a, '[ is not closed'", "{a, '{ is not closed'"})
  void openBracketsAreRefused(String glob, String why) {
    assertThatThrownBy(() -> Globs.compile(glob))
        .isInstanceOfSatisfying(
            PatternSyntaxException.class, bad -> assertThat(bad.getDescription()).isEqualTo(why));
  }
}
