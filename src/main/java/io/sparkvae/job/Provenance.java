package io.sparkvae.job;

import io.sparkvae.corpus.shard.ShardedCorpus;
import io.sparkvae.job.TrainCommand.Request;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/** Where an output came from: data, seed, versions, processor. */
record Provenance(Map<String, String> facts) {

  static Provenance of(JavaSparkContext spark, Request settings, ShardedCorpus corpus) {
    Map<String, String> facts = new TreeMap<>(ofSoftware(spark).facts());
    facts.put("corpus-path", settings.corpus().path());
    facts.put("corpus-fingerprint", corpus.fingerprint());
    facts.put("training-images", Long.toString(corpus.trainingImages()));
    facts.put("validation-images", Long.toString(corpus.validationImages()));
    facts.put("unreadable-images", Long.toString(corpus.unreadable()));
    facts.put("replicas", Integer.toString(corpus.replicas()));
    facts.put("seed", Long.toString(settings.training().seed()));
    return new Provenance(facts);
  }

  /** When, by what and on what, without data. */
  static Provenance ofSoftware(JavaSparkContext spark) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("created-at", Instant.now().toString());
    facts.put("spark-vae-version", Version.text());
    facts.put("commit", Version.commit());
    facts.put("spark-version", spark.version());
    facts.put("dl4j-version", Version.dl4j());
    facts.put("java-version", System.getProperty("java.version"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("processor", Processor.name());
    return new Provenance(facts);
  }

  /** These facts and others. */
  Provenance with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(facts);
    all.putAll(others);
    return new Provenance(all);
  }
}
