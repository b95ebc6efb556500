package io.sparkvae.training.dl4j;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The caller's context as dl4j-spark may see it. {@code SparkComputationGraph} (1.0.0-M2) refuses a
 * session whose serializer is Kryo without ND4J's registrator, since its own arrays would not
 * survive; ours travel as packed floats and need none.
 */
public final class AnySerializer extends JavaSparkContext {

  /** Shows the same context; closing it closes the caller's. */
  public AnySerializer(JavaSparkContext context) {
    super(context.sc());
  }

  @Override
  public SparkConf getConf() {
    return super.getConf().remove("spark.serializer");
  }
}
