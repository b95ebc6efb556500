package io.sparkvae;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The table of rooms: data flows one way, and the model knows nothing of Spark. */
@AnalyzeClasses(packages = "io.sparkvae", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.sparkvae.";

  /** Each room and the rooms that it may import. */
  private static final Map<String, List<String>> ROOMS =
      Map.ofEntries(
          Map.entry("error", List.of()),
          Map.entry(
              "api",
              List.of(
                  "error",
                  "config",
                  "storage",
                  "image",
                  "vae",
                  "cluster",
                  "source",
                  "corpus",
                  "table",
                  "linear",
                  "search",
                  "training",
                  "study",
                  "encoding",
                  "evaluation")),
          Map.entry("config", List.of("error")),
          Map.entry("storage", List.of("error")),
          Map.entry("image", List.of("error", "config")),
          Map.entry("cluster", List.of("error", "storage")),
          Map.entry("vae", List.of("error", "config", "storage", "image")),
          Map.entry("source", List.of("error", "config", "storage", "image", "cluster")),
          Map.entry("corpus", List.of("error", "config", "storage", "image", "cluster", "source")),
          Map.entry("table", List.of("vae")),
          Map.entry("linear", List.of("image", "vae", "corpus")),
          Map.entry("search", List.of("linear")),
          Map.entry("samples", List.of("error", "config")),
          Map.entry("chart", List.of()),
          Map.entry(
              "training",
              List.of(
                  "error", "config", "storage", "image", "vae", "cluster", "source", "corpus",
                  "table")),
          Map.entry(
              "study",
              List.of(
                  "error",
                  "config",
                  "storage",
                  "image",
                  "vae",
                  "cluster",
                  "source",
                  "corpus",
                  "table",
                  "training",
                  "chart")),
          Map.entry(
              "encoding",
              List.of(
                  "error", "config", "storage", "image", "vae", "cluster", "source", "corpus",
                  "table")),
          Map.entry(
              "evaluation",
              List.of(
                  "error", "config", "storage", "image", "vae", "cluster", "source", "corpus",
                  "table", "linear", "search")));

  @ArchTest
  static void roomsImportOnlyWhatTheTableAllows(JavaClasses classes) {
    ROOMS.forEach(
        (room, allowed) -> {
          List<String> known = new ArrayList<>(allowed);
          known.add(room);
          noClasses()
              .that()
              .resideInAPackage(ROOT + room + "..")
              .should()
              .dependOnClassesThat(isOursButNotIn(known))
              .allowEmptyShould(true)
              .check(classes);
        });
  }

  @ArchTest
  static final ArchRule everyClassIsInARoom =
      classes()
          .should()
          .resideInAnyPackage(
              ROOMS.keySet().stream().map(room -> ROOT + room + "..").toArray(String[]::new))
          .orShould()
          .resideInAPackage(ROOT + "job..");

  @ArchTest
  static final ArchRule rulesOfSettingsModelsAndPixelsKnowNoSpark =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "error..",
              ROOT + "config..",
              ROOT + "image..",
              ROOT + "vae..",
              ROOT + "storage..",
              ROOT + "samples..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.deeplearning4j.spark..", "scala..");

  @ArchTest
  static final ArchRule settingsAndPixelsKnowNoHadoop =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "error..", ROOT + "config..", ROOT + "image..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.hadoop..");

  @ArchTest
  static final ArchRule onlyTheCommandLineEndsTheJvm =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "job..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  private static DescribedPredicate<JavaClass> isOursButNotIn(List<String> rooms) {
    return DescribedPredicate.describe(
        "are ours but in none of " + rooms,
        type ->
            type.getPackageName().startsWith(ROOT)
                && rooms.stream().noneMatch(room -> isIn(type, room)));
  }

  private static boolean isIn(JavaClass type, String room) {
    String name = type.getPackageName();
    return name.equals(ROOT + room) || name.startsWith(ROOT + room + ".");
  }
}
