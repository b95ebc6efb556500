/**
 * Rows of a schema come in; Parquet files go out that Spark, DuckDB and pandas read alike, and come
 * back. No Spark job, no setting of the cluster.
 */
@NullMarked
package io.sparkvae.encoding.parquet;

import org.jspecify.annotations.NullMarked;
