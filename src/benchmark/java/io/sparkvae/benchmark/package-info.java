/**
 * Benchmarks that a user can rerun with {@code submit/benchmark.sh}. What comes in: a name and
 * arguments; what goes out: figures on stdout. {@code docs/benchmarks.md} lists them.
 */
package io.sparkvae.benchmark;
