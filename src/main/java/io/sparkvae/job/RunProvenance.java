package io.sparkvae.job;

import io.sparkvae.corpus.shard.ShardedCorpus;
import io.sparkvae.job.TrainCommand.Request;
import io.sparkvae.vae.bundle.Provenance;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/** Gathers the provenance of what a command writes. */
final class RunProvenance {

  private RunProvenance() {}

  static Provenance of(JavaSparkContext spark, Request settings, ShardedCorpus corpus) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(Provenance.CORPUS_PATH, settings.corpus().path());
    facts.put(Provenance.CORPUS_FINGERPRINT, corpus.fingerprint());
    facts.put(Provenance.TRAINING_IMAGES, Long.toString(corpus.trainingImages()));
    facts.put(Provenance.HELD_OUT_IMAGES, Long.toString(corpus.validationImages()));
    facts.put(Provenance.UNREADABLE_IMAGES, Long.toString(corpus.unreadable()));
    facts.put(Provenance.REPLICAS, Integer.toString(corpus.replicas()));
    facts.put(Provenance.SEED, Long.toString(settings.training().seed()));
    return ofSoftware(spark).with(facts);
  }

  /** When, by what and on what, without data. */
  static Provenance ofSoftware(JavaSparkContext spark) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(Provenance.CREATED_AT, Instant.now().toString());
    facts.put(Provenance.VERSION, Version.text());
    facts.put(Provenance.COMMIT, Version.commit());
    facts.put(Provenance.SPARK_VERSION, spark.version());
    facts.put(Provenance.DL4J_VERSION, Version.dl4j());
    facts.put(Provenance.JAVA_VERSION, System.getProperty("java.version"));
    facts.put(Provenance.OS, System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put(Provenance.PROCESSOR, Processor.name());
    return Provenance.of(facts);
  }
}
