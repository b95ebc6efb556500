package io.sparkvae.training;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;

/**
 * The share of a partition, on its executor; serialises nothing. A class of its own, for Spark
 * reads the bytes of every lambda's class again in every job, which took half of the job's time.
 */
final class OneShare extends AbstractFunction2<TaskContext, Iterator<RoundShare>, RoundShare>
    implements Serializable {

  @Override
  public RoundShare apply(TaskContext task, Iterator<RoundShare> shares) {
    return shares.next();
  }

  /** The shares of all partitions, in their order, by one Spark job. */
  static List<RoundShare> ofEach(RDD<RoundShare> shares) {
    ClassTag<RoundShare> type = ClassTag$.MODULE$.apply(RoundShare.class);
    return List.of((RoundShare[]) shares.context().runJob(shares, new OneShare(), type));
  }
}
