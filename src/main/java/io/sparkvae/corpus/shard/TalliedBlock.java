package io.sparkvae.corpus.shard;

import io.sparkvae.corpus.ImageBlock;
import java.io.Serializable;

/** One block and what came to it; cached serialised. */
record TalliedBlock(ImageBlock block, ShardTally tally) implements Serializable {}
