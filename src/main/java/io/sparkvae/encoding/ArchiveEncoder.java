package io.sparkvae.encoding;

import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.cluster.ProgressDisplay;
import io.sparkvae.corpus.Corpora;
import io.sparkvae.corpus.UnreadableImages;
import io.sparkvae.error.DataException;
import io.sparkvae.source.Corpus;
import io.sparkvae.source.DecodedImage;
import io.sparkvae.source.ImageReference;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.OutputKind;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.storage.StoredFile;
import io.sparkvae.table.LatentsTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.types.StructType;

/**
 * Turns every image of a corpus into one row of {@code latents/} or one row of {@code quarantine/}.
 * The output directory appears whole, with {@code run.json} and {@code settings.conf} in it, or not
 * at all.
 */
public final class ArchiveEncoder {

  private static final OutputKind OUTPUT = new OutputKind("latents", "encoding.output");

  private final JavaSparkContext sc;
  private final EncoderModel model;

  public ArchiveEncoder(JavaSparkContext sc, EncoderModel model) {
    this.sc = sc;
    this.model = model;
  }

  /**
   * Encodes the corpus.
   *
   * @throws DataException before anything is published, where the output exists, nothing is listed
   *     or readable, or rows and files do not balance; after publishing, where a larger share is
   *     unreadable than {@code max-unreadable-fraction} allows: the tables are whole then and worth
   *     keeping, yet the command must not end as if all were well
   */
  public EncodingResult encode(EncodingJob job) {
    return encode(job, corpus -> corpus.read(model.images()));
  }

  /** How the corpus is read; tests choose the number of partitions. */
  @FunctionalInterface
  interface Reading {
    JavaRDD<DecodedImage> of(Corpus corpus);
  }

  EncodingResult encode(EncodingJob job, Reading reading) {
    Instant begin = Instant.now();
    Configuration hadoop = sc.hadoopConfiguration();
    Path target = Location.of("output folder", job.encoding().output());
    EncodingResult result;
    try (StagedDirectory directory = StagedDirectory.stage(OUTPUT, target, hadoop);
        Corpus corpus = Corpora.open(sc, job.corpus(), job.corpus().path());
        StagedTables tables = tables(directory, job)) {
      long listed = listed(corpus);
      JavaRDD<DecodedImage> images = reading.of(corpus);
      Instant listedAt = Instant.now();
      stage(tables, images, job, new Pass(corpus.location(), listed, begin));
      Instant stagedAt = Instant.now();
      UnreadableImages quarantined = tables.quarantined();
      tables.checkBalance(corpus.location(), listed);
      quarantined.demandAny(corpus.location(), listed);
      long encoded = listed - quarantined.count();
      tables.settle();
      EncodingResult.Seconds seconds =
          new EncodingResult.Seconds(
              seconds(begin, listedAt),
              seconds(listedAt, stagedAt),
              seconds(stagedAt, Instant.now()));
      result =
          new EncodingResult(
              listed, encoded, quarantined, seconds, Location.shown(directory.target()));
      write(directory, "run.json", new RunReport(model, job, begin, result).json());
      write(directory, "settings.conf", job.resolvedSettings());
      directory.publish();
    }
    checkFraction(job, result);
    return result;
  }

  private StagedTables tables(StagedDirectory directory, EncodingJob job) {
    StructType latents = LatentsTable.latents(model.reconstructs());
    return new StagedTables(sc, directory.path(), latents, job.encoding().compression().codec());
  }

  /** What one pass over the archive needs to know besides the images. */
  private record Pass(String location, long listed, Instant begin) {}

  private long listed(Corpus corpus) {
    JavaRDD<ImageReference> references = corpus.references();
    long listed =
        DescribedJob.run(sc, "Listing the images of " + corpus.location(), references::count);
    if (listed == 0) {
      throw new DataException(
          ("Cannot use corpus %s: no file in it matches corpus.include-globs (name another"
                  + " corpus.path)")
              .formatted(corpus.location()));
    }
    return listed;
  }

  private void stage(
      StagedTables tables, JavaRDD<DecodedImage> images, EncodingJob job, Pass pass) {
    String what = "Encoding %d images of %s".formatted(pass.listed(), pass.location());
    Broadcast<EncoderModel> shared = sc.broadcast(model);
    try (ProgressDisplay progress = ProgressDisplay.start(sc, what, pass.listed())) {
      EncodeImages encode =
          new EncodeImages(
              shared,
              job.encoding().batchSize(),
              new RowsOfRun(model.modelId(), pass.begin().truncatedTo(ChronoUnit.MILLIS)),
              progress.images());
      tables.write(what, images.mapPartitions(encode));
    } finally {
      shared.destroy();
    }
  }

  private void write(StagedDirectory directory, String name, String text) {
    new StoredFile(name, new Path(directory.path(), name), sc.hadoopConfiguration()).write(text);
  }

  private static void checkFraction(EncodingJob job, EncodingResult result) {
    double allowed = job.corpus().maxUnreadableFraction();
    UnreadableImages quarantined = result.quarantined();
    if (quarantined.exceed(allowed, result.listed())) {
      throw new DataException(
          ("Cannot call the encoding in %s complete: %d of %d images are in quarantine, %s (mend or"
                  + " exclude them, or raise corpus.max-unreadable-fraction, which is %s;"
                  + " what was written is whole)")
              .formatted(
                  result.output(),
                  quarantined.count(),
                  result.listed(),
                  quarantined.summary(),
                  allowed));
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
