package io.sparkvae.source.idx;

import java.io.Serializable;

/** Rows {@code from} to {@code to - 1} of an IDX file. */
record IdxRange(int from, int to) implements Serializable {}
