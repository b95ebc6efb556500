package io.sparkvae;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.deeplearning4j.util.ModelSerializer;

/** What docs/security.md promises of files that a stranger made: they cannot choose classes. */
@AnalyzeClasses(packages = "io.sparkvae", importOptions = ImportOption.DoNotIncludeTests.class)
class StrangersFilesTest {

  /** Values that cross between driver and executors, by the hooks of Spark's own serialisation. */
  private static final Set<String> BETWEEN_DRIVER_AND_EXECUTORS =
      Set.of(
          "io.sparkvae.cluster.ShippedConfiguration",
          "io.sparkvae.training.exchange.SameJvm$Handed",
          "io.sparkvae.training.exchange.SerializedState");

  @ArchTest
  static void nothingIsReadByJavaDeserialisation(JavaClasses classes) {
    Assertions.assertThat(
            classes.stream()
                .filter(
                    type ->
                        type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(
                                used ->
                                    used.getTargetClass().isEquivalentTo(ObjectInputStream.class)))
                .map(type -> type.getName()))
        .containsExactlyInAnyOrderElementsOf(BETWEEN_DRIVER_AND_EXECUTORS);
  }

  @ArchTest
  static void noModelIsRestoredByDl4jAndNoJsonNamesAClass(JavaClasses classes) {
    Assertions.assertThat(
            classes.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(StrangersFilesTest::choosesClasses)
                .map(JavaMethodCall::getDescription))
        .isEmpty();
  }

  @ArchTest
  static final ArchRule librariesThatScannersFlagAreNotUsedDirectly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nd4j.shade..",
              "org.yaml.snakeyaml..",
              "com.google.common..",
              "com.google.protobuf..",
              "com.ctc.wstx..",
              "org.apache.commons.net..",
              "oshi..",
              "freemarker..");

  private static boolean choosesClasses(JavaMethodCall call) {
    boolean restores =
        call.getTargetOwner().isEquivalentTo(ModelSerializer.class)
            && call.getName().startsWith("restore");
    boolean types =
        call.getTargetOwner().isEquivalentTo(ObjectMapper.class)
            && call.getName().matches("enableDefaultTyping.*|activateDefaultTyping.*");
    return restores || types;
  }
}
