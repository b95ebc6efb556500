package io.sparkvae.job;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** Opens Spark as launcher, options and settings together ask for it. */
final class SparkStart {

  // What spark-submit puts in where nobody named a master; it must not hide spark-vae.spark.master.
  private static final String FALLBACK_MASTER = "local[*]";

  // The name that spark-submit gives to an application without one.
  private static final String MAIN = SparkStart.class.getPackageName() + ".Main";

  private static final String NO_ID = "spark-application-";

  private SparkStart() {}

  /**
   * A session for one command.
   *
   * @param master from {@code --master}, where it was given
   */
  static SparkSession open(String command, SparkSettings settings, Optional<String> master) {
    SparkConf conf = conf(new SparkConf(), command, settings, master);
    SparkMaster.requireReachable(conf.get("spark.master"));
    SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
    SparkContext context = spark.sparkContext();
    // A standalone master gives an application its id; without one Spark stops it in the
    // background.
    if (context.master().startsWith("spark://") && context.applicationId().startsWith(NO_ID)) {
      spark.close();
      throw SparkMaster.unresponsive(context.master());
    }
    return spark;
  }

  /** How many jobs, stages and tasks Spark remembers where nobody can look at them. */
  private static final String UNSHOWN = "100";

  /** The configuration of that session, on top of the launcher's. */
  static SparkConf conf(
      SparkConf conf, String command, SparkSettings settings, Optional<String> master) {
    String launcher = conf.get("spark.master", FALLBACK_MASTER);
    conf.setMaster(master.orElse(launcher.equals(FALLBACK_MASTER) ? settings.master() : launcher));
    if (conf.get("spark.app.name", MAIN).equals(MAIN)) {
      conf.setAppName("spark-vae " + command);
    }
    settings.conf().forEach(conf::set);
    // Records cross the cluster, and Kryo, a common choice in spark-defaults.conf, cannot read
    // them.
    conf.set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
    // Spark sets it for executors of its own cluster, not for those of YARN.
    conf.setIfMissing(
        "spark.executorEnv.OMP_NUM_THREADS", Integer.toString(settings.threadsPerTask()));
    if (conf.get("spark.master").startsWith("local")) {
      // A page on all interfaces of a laptop is nothing to open unasked.
      conf.setIfMissing("spark.ui.enabled", "false");
    }
    if (!conf.getBoolean("spark.ui.enabled", true)) {
      // What Spark would keep for that page: a training has a job a round, thousands of them.
      conf.setIfMissing("spark.ui.retainedJobs", UNSHOWN);
      conf.setIfMissing("spark.ui.retainedStages", UNSHOWN);
      conf.setIfMissing("spark.ui.retainedTasks", UNSHOWN);
    }
    if (!conf.get("spark.master").matches("local(\\[.*)?")) {
      jar().ifPresent(jar -> conf.setIfMissing("spark.jars", jar));
    }
    return conf;
  }

  /** What executors need and spark-submit names; nothing where classes lie in a folder. */
  private static Optional<String> jar() {
    return Optional.ofNullable(SparkStart.class.getProtectionDomain().getCodeSource())
        .map(source -> source.getLocation().toString())
        .filter(location -> location.endsWith(".jar"));
  }
}
