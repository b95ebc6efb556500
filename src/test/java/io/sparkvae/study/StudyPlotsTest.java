package io.sparkvae.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StudyPlotsTest {

  private static final MeasuredRun BASELINE = MeasuredRuns.of(1, "every epoch", 120, 104, 100);
  private static final MeasuredRun SIXTEEN = MeasuredRuns.of(16, "every 1", 210, 130, 116);

  @Test
  void oneReplicaIsInEveryPanel() {
    String svg = plots(BASELINE, SIXTEEN).byImages();

    assertThat(titles(svg))
        .containsExactly("Held-out negative ELBO by images seen", "K = 1", "K = 16", "K = 1");
    assertThat(svg).contains(">averaged every 1<", ">averaged every epoch<", ">images seen<");
  }

  @Test
  void firstEpochsFarAboveTheEndsAreCutOffAndTheNoteSaysSo() {
    // From 100, the best: a quarter of the way to 210, which is more than to the worst end, 116;
    // half as far again, and a margin.
    assertThat(plots(BASELINE, SIXTEEN).byImages())
        .contains("One point per epoch; values above 143 are cut off.");
  }

  @Test
  void oneRunAloneShowsAllItsPoints() {
    assertThat(plots(MeasuredRuns.of(1, "every epoch", 104, 100)).bySeconds())
        .contains("seconds of training");
  }

  @Test
  void aStudyOfDivergedRunsIsAnEmptyPlot() {
    String svg = plots(MeasuredRuns.diverged(1, "every epoch")).byImages();

    assertThat(svg).contains("averaged every epoch").doesNotContain("polyline");
  }

  private static StudyPlots plots(MeasuredRun... runs) {
    return new StudyPlots(new StudyResults(Map.of(), List.of(runs)));
  }

  private static List<String> titles(String svg) {
    return Pattern.compile("<title>(.*?)</title>")
        .matcher(svg)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
