package io.sparkvae.encoding;

import io.sparkvae.cluster.ProgressDisplay;
import io.sparkvae.corpus.Decode;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.corpus.ImageSources;
import io.sparkvae.corpus.ListedCounts;
import io.sparkvae.corpus.UnreadableImages;
import io.sparkvae.error.DataException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.source.ImageSource;
import io.sparkvae.source.ReadRequest;
import io.sparkvae.source.Wanted;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.OutputKind;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.storage.StoredFile;
import io.sparkvae.table.LatentsTable;
import io.sparkvae.table.RunReport;
import io.sparkvae.table.RunSeconds;
import io.sparkvae.vae.VaeModel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
  private final VaeModel model;

  public ArchiveEncoder(JavaSparkContext sc, VaeModel model) {
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
    Instant begin = Instant.now();
    Configuration hadoop = sc.hadoopConfiguration();
    Path target = Location.of("output folder", job.encoding().output());
    EncodingResult result;
    try (StagedDirectory directory = StagedDirectory.stage(OUTPUT, target, hadoop);
        ImageSource source = ImageSources.open(sc, job.corpus().source());
        StagedTables tables = tables(directory, job)) {
      long listed = source.list().images(Wanted.ALL);
      ListedCounts.demandAny(source.location(), listed);
      JavaRDD<DecodedImage> images =
          source
              .read(ReadRequest.all(model.images().maxBytes()))
              .mapPartitions(new Decode(model.images()));
      Instant listedAt = Instant.now();
      stage(tables, images, job, new Pass(source.location(), listed, begin));
      Instant stagedAt = Instant.now();
      UnreadableImages quarantined = tables.quarantined();
      tables.checkBalance(source.location(), listed);
      quarantined.demandAny(source.location(), listed);
      long encoded = listed - quarantined.count();
      tables.settle();
      RunSeconds seconds =
          new RunSeconds(
              seconds(begin, listedAt),
              seconds(listedAt, stagedAt),
              seconds(stagedAt, Instant.now()));
      result =
          new EncodingResult(
              listed, encoded, quarantined, seconds, Location.shown(directory.target()));
      write(directory, RunReport.FILE, report(job, begin, result).json());
      write(directory, "settings.conf", job.resolvedSettings());
      directory.publish();
    }
    checkFraction(job, result);
    return result;
  }

  private StagedTables tables(StagedDirectory directory, EncodingJob job) {
    StructType latents = LatentsTable.latents(job.encoding().reconstruction());
    return new StagedTables(sc, directory.path(), latents, job.encoding().compression().codec());
  }

  /** What one pass over the archive needs to know besides the images. */
  private record Pass(String location, long listed, Instant begin) {}

  private void stage(
      StagedTables tables, JavaRDD<DecodedImage> images, EncodingJob job, Pass pass) {
    String what = "Encoding %d images of %s".formatted(pass.listed(), pass.location());
    Broadcast<VaeModel> shared = sc.broadcast(model);
    try (ProgressDisplay progress = ProgressDisplay.start(sc, what, "images", pass.listed())) {
      EncodeImages encode =
          new EncodeImages(
              shared,
              job.encoding().reconstruction(),
              job.encoding().batchSize(),
              new RowsOfRun(model.id(), pass.begin().truncatedTo(ChronoUnit.MILLIS)),
              progress.count());
      tables.write(what, images.mapPartitions(encode));
    } finally {
      shared.destroy();
    }
  }

  private RunReport report(EncodingJob job, Instant begin, EncodingResult result) {
    Map<String, Long> byReason = new TreeMap<>();
    for (UnreadableReason reason : UnreadableReason.values()) {
      byReason.put(reason.label(), result.quarantined().byReason().getOrDefault(reason, 0L));
    }
    ImageSettings images = model.images();
    return new RunReport(
        model.id(),
        begin,
        result.listed(),
        result.encoded(),
        byReason,
        result.seconds(),
        new RunReport.Choices(
            job.corpus().path(),
            job.encoding().model(),
            images.shape().toString(),
            images.resize().name().toLowerCase(Locale.ROOT),
            images.preprocessing().name().toLowerCase(Locale.ROOT),
            job.encoding().batchSize(),
            job.encoding().reconstruction(),
            job.encoding().compression().codec(),
            job.corpus().maxUnreadableFraction()),
        job.provenance());
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
