package io.sparkvae;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds the code against {@code docs/architecture.md}, in both directions: rooms use one another as
 * the arrows say, inner packages are used by their own room alone, and nothing goes in circles.
 */
@AnalyzeClasses(packages = "io.sparkvae", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.sparkvae.";
  private static final ArchitecturePicture PICTURE = ArchitecturePicture.read();

  @ArchTest
  static void roomsUseOnlyWhatThePictureLetsThem(JavaClasses classes) {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : classes) {
      Set<String> allowed = PICTURE.reachable(room(type));
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass used = dependency.getTargetClass();
        if (isOurs(used) && !allowed.contains(room(used))) {
          wrong.add(below(type) + " -> " + below(used));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ArchTest
  static void everyArrowOfThePictureIsInTheCode(JavaClasses classes) {
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass type : classes) {
      type.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .filter(ArchitectureTest::isOurs)
          .forEach(
              target ->
                  used.computeIfAbsent(room(type), room -> new TreeSet<>()).add(room(target)));
    }
    PICTURE
        .arrows()
        .forEach(
            (room, drawn) ->
                assertThat(used.getOrDefault(room, Set.of()))
                    .as("used by %s", room)
                    .containsAll(drawn));
  }

  @ArchTest
  static void everyPackageIsInThePicture(JavaClasses classes) {
    Set<String> packages =
        classes.stream()
            .map(type -> type.getPackageName().substring(ROOT.length()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(packages).isEqualTo(PICTURE.packages());
    assertThat(packages.stream().map(name -> name.replaceAll("\\..*", "")).distinct())
        .containsExactlyInAnyOrderElementsOf(PICTURE.arrows().keySet());
  }

  @ArchTest
  static void innerPackagesAreUsedByTheirRoomAlone(JavaClasses classes) {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass used = dependency.getTargetClass();
        if (isOurs(used)
            && !room(used).equals(room(type))
            && PICTURE.inner().contains(used.getPackageName().substring(ROOT.length()))) {
          wrong.add(below(type) + " -> " + below(used));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ArchTest
  static void noPackagesGoInACircle(JavaClasses classes) {
    assertThat(ClassCircles.ofPackages(classes)).isEmpty();
  }

  /** Sealed interfaces that make the kinds they permit, each a closed family. */
  private static final Set<Set<String>> FAMILIES =
      Set.of(
          Set.of("source.tree.FileTree", "source.tree.HadoopTree", "source.tree.LocalTree"),
          Set.of(
              "training.exchange.Broadcasts",
              "training.exchange.SameJvm",
              "training.exchange.StateExchange"),
          Set.of(
              "vae.kernel.DirectConvolution", "vae.kernel.WindowMaps", "vae.kernel.WindowProducts"),
          Set.of(
              "vae.kernel.GatheredProducts",
              "vae.kernel.GroupProducts",
              "vae.kernel.ShiftedProducts"));

  @ArchTest
  static void noFilesGoInACircle(JavaClasses classes) {
    assertThat(ClassCircles.ofFiles(classes))
        .filteredOn(circle -> !FAMILIES.contains(circle))
        .isEmpty();
  }

  @ArchTest
  static final ArchRule settingsModelsAndPixelsKnowNoSpark =
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

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT);
  }

  /** The first package below the root. */
  private static String room(JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).replaceAll("\\..*", "");
  }

  private static String below(JavaClass type) {
    return type.getName().substring(ROOT.length());
  }
}
