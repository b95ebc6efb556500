package io.sparkvae.corpus.shard;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.corpus.ImageBlock;
import java.io.Serializable;

/** One block and what came to it; cached serialised. */
@DefaultSerializer(JavaSerializer.class)
record TalliedBlock(ImageBlock block, ShardTally tally) implements Serializable {}
