package io.sparkvae.corpus;

import java.io.Serializable;

/** One block and what came to it; cached serialised. */
record Shard(ImageBlock block, ShardTally tally) implements Serializable {}
