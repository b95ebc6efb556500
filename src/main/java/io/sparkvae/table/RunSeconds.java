package io.sparkvae.table;

/**
 * Where the seconds of one run of encoding went, start of Spark not counted.
 *
 * @param listing until it was known which images there are and which task takes which
 * @param pass reading, decoding and encoding them, up to the last row written
 * @param publishing checking the rows and writing the two tables
 */
public record RunSeconds(double listing, double pass, double publishing) {

  public double total() {
    return listing + pass + publishing;
  }
}
