package io.sparkvae.training;

import io.sparkvae.corpus.ImageBlock;
import org.apache.spark.api.java.JavaRDD;

/**
 * The images of a training, laid out over a cluster.
 *
 * @param training one block a partition, some of them perhaps empty; equally many partitions for
 *     each replica, replica after replica; cached by whoever made it
 * @param replicas model copies that the shards were dealt to
 * @param validation held-out blocks
 * @param fingerprint what identifies the images and their layout
 */
public record TrainingData(
    JavaRDD<ImageBlock> training,
    int replicas,
    JavaRDD<ImageBlock> validation,
    String fingerprint) {}
