package io.sparkvae.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyTablesTest {

  private static final StudyTables TABLES =
      new StudyTables(
          new StudyResults(
              protocol(),
              List.of(
                  MeasuredRuns.of(1, "every epoch", 120, 101.5),
                  MeasuredRuns.of(16, "every 1", 210, 115.25),
                  MeasuredRuns.diverged(16, "every epoch"))));

  @Test
  void oneReplicaStandsInEveryColumnForItLearnsTheSame() {
    assertThat(TABLES.atTheEnd().markdown())
        .containsExactly(
            "|  K | every 1 | every epoch |",
            "|---:|--------:|------------:|",
            "|  1 |  101.50 |      101.50 |",
            "| 16 |  115.25 |    diverged |");
  }

  @Test
  void thePriceIsTheDistanceToOneReplica() {
    assertThat(TABLES.price().markdown())
        .containsExactly(
            "|  K | every 1 | every epoch |",
            "|---:|--------:|------------:|",
            "|  1 |   +0.00 |       +0.00 |",
            "| 16 |  +13.75 |           – |");
  }

  @Test
  void speedStandsWhereItWasMeasured() {
    assertThat(TABLES.speed().markdown())
        .containsExactly(
            "|  K | every 1 | every epoch |",
            "|---:|--------:|------------:|",
            "|  1 |       – |          50 |",
            "| 16 |      50 |           – |");
  }

  @Test
  void everyEpochOfEveryRunIsShown() {
    assertThat(TABLES.everyEpoch().markdown())
        .containsExactly(
            "|  K |    averaged | batch | learning rate | rounds per epoch |        1 |        2 |",
            "|---:|------------:|------:|--------------:|-----------------:|---------:|---------:|",
            "|  1 | every epoch |     4 |         0.001 |                5 |   120.00 |   101.50 |",
            "| 16 |     every 1 |     4 |         0.001 |                5 |   210.00 |   115.25 |",
            "| 16 | every epoch |     – |             – |                – | diverged | diverged |");
  }

  @Test
  void thePageBeginsWithTheProtocol() {
    assertThat(TABLES.text())
        .startsWith("# Cost of averaging\n\n- likelihood: bernoulli\n- cores: 2\n\n## Held-out")
        .endsWith(" |\n");
  }

  private static Map<String, Object> protocol() {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("likelihood", "bernoulli");
    protocol.put("cores", 2);
    return protocol;
  }
}
