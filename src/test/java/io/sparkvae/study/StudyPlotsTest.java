package io.sparkvae.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StudyPlotsTest {

  private static final MeasuredRun ALONE = MeasuredRuns.of(1, "every epoch", 120, 104, 100);
  private static final MeasuredRun SIXTEEN = MeasuredRuns.of(16, "every 1", 210, 130, 116);

  @Test
  void oneReplicaIsInEveryPanel() {
    String svg = new StudyPlots(List.of(ALONE, SIXTEEN)).byImages();

    assertThat(titles(svg))
        .containsExactly("Held-out negative ELBO by images seen", "K = 1", "K = 16", "K = 1");
    assertThat(svg).contains(">averaged every 1<", ">averaged every epoch<", ">images seen<");
  }

  @Test
  void firstEpochsFarAboveTheEndsAreCutOffAndTheNoteSaysSo() {
    // From 100, the best: a quarter of the way to 210, which is more than to the worst end, 116;
    // half as far again, and a margin.
    assertThat(new StudyPlots(List.of(ALONE, SIXTEEN)).byImages())
        .contains("One point an epoch; values above 143 are cut off.");
  }

  @Test
  void oneRunAloneShowsAllItsPoints() {
    assertThat(new StudyPlots(List.of(MeasuredRuns.of(1, "every epoch", 104, 100))).bySeconds())
        .contains("seconds of training");
  }

  @Test
  void aStudyOfDivergedRunsIsAnEmptyPlot() {
    String svg = new StudyPlots(List.of(MeasuredRuns.diverged(1, "every epoch"))).byImages();

    assertThat(svg).contains("averaged every epoch").doesNotContain("polyline");
  }

  private static List<String> titles(String svg) {
    return Pattern.compile("<title>(.*?)</title>")
        .matcher(svg)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
