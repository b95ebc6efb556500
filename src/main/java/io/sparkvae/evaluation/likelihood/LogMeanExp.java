package io.sparkvae.evaluation.likelihood;

/** log of the mean of e^v over values v that come one by one; never overflows. */
final class LogMeanExp {

  private double largest = Double.NEGATIVE_INFINITY;
  private double sum;
  private long count;

  void add(double value) {
    count++;
    if (value > largest) {
      sum = sum * Math.exp(largest - value) + 1;
      largest = value;
    } else if (value > Double.NEGATIVE_INFINITY || Double.isNaN(value)) {
      sum += Math.exp(value - largest);
    }
  }

  double value() {
    return largest + Math.log(sum / count);
  }
}
