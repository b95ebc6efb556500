package io.sparkvae.source.idx;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/** Rows {@code from} to {@code to - 1} of an IDX file. */
@DefaultSerializer(JavaSerializer.class)
record IdxRange(int from, int to) implements Serializable {}
