package io.sparkvae.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.SparkLocal;
import io.sparkvae.SyntheticImages;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.error.DataException;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.decode.ImageDecoder;
import io.sparkvae.table.LatentsReader;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Posterior;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
final class ArchiveEncoderIT {

  private static final int READABLE = 30;

  @TempDir Path folder;

  private Path photos = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void writeArchive() {
    photos = folder.resolve("photos");
    output = folder.resolve("out");
    SyntheticImages.tree(photos, READABLE);
    byte[] jpeg = SyntheticImages.jpeg(32, 1);
    SyntheticImages.write(photos.resolve("empty.jpg"), new byte[0]);
    SyntheticImages.write(
        photos.resolve("junk.jpg"), "no picture".getBytes(StandardCharsets.UTF_8));
    SyntheticImages.write(photos.resolve("cut.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
    SyntheticImages.write(photos.resolve("huge.png"), new byte[(1 << 20) + 1]);
  }

  @Test
  void everyFileEndsInExactlyOneTable(JavaSparkContext sc) throws IOException {
    EncodingResult result = encode(sc, 0.5);
    assertThat(result.listed()).isEqualTo(READABLE + 4);
    assertThat(result.encoded()).isEqualTo(READABLE);
    assertThat(ids("latents")).hasSize(READABLE).doesNotHaveDuplicates();
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Row row : table("quarantine").collectAsList()) {
      reasons.put(row.getAs("image_id"), row.getAs("reason"));
    }
    assertThat(reasons)
        .isEqualTo(
            Map.of(
                "empty.jpg", "empty",
                "junk.jpg", "unsupported_format",
                "cut.jpg", "truncated",
                "huge.png", "too_large"));
    JsonNode report = new ObjectMapper().readTree(output.resolve("run.json").toFile());
    assertThat(report.get("listed").asLong()).isEqualTo(READABLE + 4);
    assertThat(report.get("encoded").asLong()).isEqualTo(READABLE);
    assertThat(report.get("quarantined_by_reason").get("truncated").asLong()).isEqualTo(1);
    double listing = report.get("seconds_listing").asDouble();
    double pass = report.get("seconds_pass").asDouble();
    double publishing = report.get("seconds_publishing").asDouble();
    assertThat(report.get("seconds").asDouble())
        .isCloseTo(listing + pass + publishing, within(1e-9));
    assertThat(report.get("images_per_second_pass").asDouble())
        .isCloseTo((READABLE + 4) / pass, within(1e-6));
    assertThat(report.get("model_id").asText()).isEqualTo("small");
    assertThat(report.get("provenance").get("commit").asText()).isEqualTo("abc");
    assertThat(report.get("settings").get("preprocessing").asText()).isEqualTo("exact");
    assertThat(output.resolve("settings.conf")).hasContent("all settings");
    LatentsReader reader =
        LatentsReader.open(SparkSession.active(), new org.apache.hadoop.fs.Path(output.toString()));
    reader.requireModel(SmallModel.ID);
    assertThat(reader.latents().count()).isEqualTo(READABLE);
    assertThat(reader.quarantine().count()).isEqualTo(4);
  }

  @Test
  void nothingButTheOutputIsLeft(JavaSparkContext sc) throws IOException {
    encode(sc, 0.5);
    assertThat(files(folder)).containsExactlyInAnyOrder("photos", "out");
    assertThat(files(output))
        .containsExactlyInAnyOrder("latents", "quarantine", "run.json", "settings.conf");
  }

  @Test
  void anOutputMayBeCalledLikeAGlob(JavaSparkContext sc) {
    output = folder.resolve("[x] {a}=b*");
    assertThat(encode(sc, 0.5).encoded()).isEqualTo(READABLE);
    assertThat(output.resolve("run.json")).exists();
  }

  @Test
  void namesAndTypesOfColumnsAreTheContract(JavaSparkContext sc) {
    encode(sc, 0.5);
    assertThat(columns("latents"))
        .containsExactly(
            "image_id string",
            "uri string",
            "content_hash string",
            "bytes bigint",
            "modified_at timestamp",
            "format string",
            "width int",
            "height int",
            "orientation int",
            "latent array<float>",
            "log_variance array<float>",
            "reconstruction float",
            "kl float",
            "model_id string",
            "encoded_at timestamp");
    assertThat(columns("quarantine"))
        .containsExactly(
            "image_id string",
            "uri string",
            "bytes bigint",
            "reason string",
            "detail string",
            "model_id string",
            "encoded_at timestamp");
  }

  @Test
  void withoutReconstructionsTheColumnIsLeftOutAndTheRestIsTheSame(JavaSparkContext sc) {
    encode(sc, 0.5, true);
    List<String> whole = withoutTime(table("latents").drop("reconstruction"));

    output = folder.resolve("fast");
    encode(sc, 0.5, false);

    assertThat(columns("latents")).doesNotContain("reconstruction float").hasSize(14);
    assertThat(withoutTime(table("latents"))).hasSize(READABLE).isEqualTo(whole);
  }

  @Test
  void rowsAreTheSameInAnyNumberOfPartitions() {
    List<List<String>> results = new ArrayList<>();
    for (int cores : List.of(1, 3, 7)) {
      output = folder.resolve("out" + cores);
      encode(SparkLocal.context("local[%d]".formatted(cores)), 0.5);
      results.add(withoutTime(table("latents")));
    }
    assertThat(results.get(0)).hasSize(READABLE);
    assertThat(results.get(1)).isEqualTo(results.get(0));
    assertThat(results.get(2)).isEqualTo(results.get(0));
  }

  @Test
  void aRowHoldsWhatTheModelSaysOfItsOwnImage(JavaSparkContext sc) {
    byte[] png = SyntheticImages.uniform(8, 0x808080);
    SyntheticImages.write(photos.resolve("grey.png"), png);
    encode(sc, 0.5);
    Row row = table("latents").where("image_id = 'grey.png'").first();
    byte[] pixels = Fixtures.pixels(new ImageDecoder(CorpusFixture.IMAGE).decode(png)).values();
    Posterior alone =
        SmallModel.model()
            .open()
            .encodeWithReconstruction(PixelRows.packed(pixels, 1, pixels.length));
    assertThat(row.<Float>getList(row.fieldIndex("latent"))).isEqualTo(boxed(alone.mean()));
    assertThat(row.<Float>getList(row.fieldIndex("log_variance")))
        .isEqualTo(boxed(alone.logVariance()));
    assertThat(row.<Float>getAs("reconstruction")).isEqualTo(alone.reconstruction()[0]);
    assertThat(row.<Float>getAs("kl")).isEqualTo(alone.kl()[0]);
    assertThat(row.<String>getAs("format")).isEqualTo("png");
    assertThat(row.<Integer>getAs("width")).isEqualTo(8);
    assertThat(row.<String>getAs("uri")).isEqualTo(photos.resolve("grey.png").toUri().toString());
  }

  @Test
  void anOutputThatExistsIsNotTouched(JavaSparkContext sc) throws IOException {
    Files.createDirectories(output);
    assertThatThrownBy(() -> encode(sc, 0.5))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot write latents %s: it exists already (choose another"
                + " encoding.output or remove it)",
            output);
    assertThat(files(output)).isEmpty();
  }

  @Test
  void tooManyInQuarantineFailTheCommandButLeaveTheTables(JavaSparkContext sc) {
    assertThatThrownBy(() -> encode(sc, 0.05))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "Cannot call the encoding in %s complete: 4 of 34 images are in quarantine,"
                + " 1 unsupported_format, 1 truncated, 1 too_large, 1 empty; the first: cut.jpg"
                + " (truncated: ",
            output);
    assertThat(table("latents").count()).isEqualTo(READABLE);
    assertThat(table("quarantine").count()).isEqualTo(4);
  }

  @Test
  void aFolderWithoutReadableImageLeavesNoOutput(JavaSparkContext sc) throws IOException {
    photos = folder.resolve("broken");
    SyntheticImages.write(photos.resolve("empty.jpg"), new byte[0]);
    assertThatThrownBy(() -> encode(sc, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot use corpus %s: none of its 1 images is readable, 1 empty; the first: empty.jpg"
                + " (empty: no bytes) (name another corpus.path)",
            photos);
    assertThat(files(folder)).containsExactlyInAnyOrder("photos", "broken");
  }

  @Test
  void anEmptyFolderLeavesNoOutput(JavaSparkContext sc) throws IOException {
    photos = Files.createDirectories(folder.resolve("nothing"));
    assertThatThrownBy(() -> encode(sc, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot use corpus %s: no file in it matches corpus.include-globs (name"
                + " another corpus.path)",
            photos);
    assertThat(files(folder)).containsExactlyInAnyOrder("photos", "nothing");
  }

  private EncodingResult encode(JavaSparkContext sc, double maxUnreadable) {
    return encode(sc, maxUnreadable, true);
  }

  private EncodingResult encode(JavaSparkContext sc, double maxUnreadable, boolean reconstruction) {
    CorpusSettings base = CorpusFixture.folder(photos);
    CorpusSettings corpus =
        new CorpusSettings(
            base.source(),
            base.validationPath(),
            base.validationFraction(),
            maxUnreadable,
            base.blockBytes(),
            base.shardDirectory());
    return new ArchiveEncoder(sc, SmallModel.model())
        .encode(SmallModel.job(corpus, output, reconstruction));
  }

  private static List<Float> boxed(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }

  private Dataset<Row> table(String name) {
    return SparkSession.active().read().parquet(output.resolve(name).toString());
  }

  private static List<String> withoutTime(Dataset<Row> table) {
    return table.drop("encoded_at").orderBy("image_id").toJSON().collectAsList();
  }

  private List<String> ids(String name) {
    return table(name).select("image_id").toJavaRDD().map(row -> row.getString(0)).collect();
  }

  private List<String> columns(String name) {
    return Arrays.stream(table(name).schema().fields())
        .map((StructField field) -> field.name() + " " + field.dataType().catalogString())
        .toList();
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
