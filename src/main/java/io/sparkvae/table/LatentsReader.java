package io.sparkvae.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.error.DataException;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.StoredFile;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * An output of {@code encode}, read: the run report, and the two tables once they have the columns
 * that they should have.
 */
public final class LatentsReader {

  private static final String ADVICE = "name a folder that encode has written";

  private final SparkSession spark;
  private final Path folder;
  private final RunReport report;

  private LatentsReader(SparkSession spark, Path folder, RunReport report) {
    this.spark = spark;
    this.folder = folder;
    this.report = report;
  }

  /**
   * Reads the report; the tables are not touched.
   *
   * @param folder the output of {@code encode}, which holds {@code latents/}
   * @throws DataException where there is no report, or it is damaged
   */
  public static LatentsReader open(SparkSession spark, Path folder) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    StoredFile file = new StoredFile("run report", new Path(folder, RunReport.FILE), hadoop);
    if (!file.exists()) {
      throw unreadable(folder, "it has no " + RunReport.FILE);
    }
    return new LatentsReader(spark, folder, RunReport.parse(file.text(), Location.shown(folder)));
  }

  public RunReport report() {
    return report;
  }

  /**
   * One row for each image that could be read, with the columns of {@link
   * LatentsTable#LATENTS_COLUMNS} and possibly others that somebody added.
   *
   * @throws DataException where there is no such table, or columns are missing or of other types
   */
  public Dataset<Row> latents() {
    boolean reconstruction = report.choices().reconstruction();
    return table(LatentsTable.LATENTS_FOLDER, LatentsTable.latents(reconstruction));
  }

  /**
   * One row for each image without pixels, with the columns of {@link
   * LatentsTable#QUARANTINE_COLUMNS}.
   *
   * @throws DataException where there is no such table, or columns are missing or of other types
   */
  public Dataset<Row> quarantine() {
    return table(LatentsTable.QUARANTINE_FOLDER, LatentsTable.QUARANTINE);
  }

  /**
   * Refuses latents of another model, by the report and, in a Spark job, by every row.
   *
   * @throws DataException that names both models
   */
  public void requireModel(String modelId) {
    if (!report.modelId().equals(modelId)) {
      throw otherModel(report.modelId(), modelId);
    }
    Dataset<Row> others = latents().where(not(col(LatentsTable.MODEL_ID).equalTo(modelId)));
    JavaSparkContext sc = JavaSparkContext.fromSparkContext(spark.sparkContext());
    DescribedJob.run(
            sc,
            "Looking for rows of other models in " + Location.shown(folder),
            () -> others.select(LatentsTable.MODEL_ID).takeAsList(1))
        .forEach(
            row -> {
              throw otherModel(row.getString(0), modelId);
            });
  }

  private Dataset<Row> table(String name, StructType wanted) {
    Path path = new Path(folder, name);
    if (!new StoredFile("table", path, spark.sparkContext().hadoopConfiguration()).exists()) {
      throw unreadable(folder, "it has no %s/".formatted(name));
    }
    Dataset<Row> table =
        DescribedJob.run(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            "Looking at the columns of " + Location.shown(path),
            // Without the option, a folder called [x] would be taken for a glob.
            () -> spark.read().option("__globPaths__", false).parquet(path.toString()));
    List<String> problems = problems(wanted, table.schema());
    if (!problems.isEmpty()) {
      throw unreadable(folder, "%s/ has %s".formatted(name, String.join(", ", problems)));
    }
    return table;
  }

  private static List<String> problems(StructType wanted, StructType present) {
    List<String> problems = new ArrayList<>();
    for (String column : wanted.fieldNames()) {
      if (!List.of(present.fieldNames()).contains(column)) {
        problems.add("no column " + column);
      } else {
        DataType expected = wanted.apply(column).dataType();
        DataType found = present.apply(column).dataType();
        // As SQL, which does not tell whether elements may be null: Parquet has forgotten that.
        if (!expected.sql().equals(found.sql())) {
          problems.add("%s as %s instead of %s".formatted(column, found.sql(), expected.sql()));
        }
      }
    }
    return problems;
  }

  private DataException otherModel(String present, String wanted) {
    return new DataException(
        "Cannot use latents %s: they are of model %s, not of %s (encode with that model)"
            .formatted(Location.shown(folder), present, wanted));
  }

  private static DataException unreadable(Path folder, String why) {
    return new DataException(
        "Cannot read latents %s: %s (%s)".formatted(Location.shown(folder), why, ADVICE));
  }
}
