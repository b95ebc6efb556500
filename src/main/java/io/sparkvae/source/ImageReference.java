package io.sparkvae.source;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * One image of a corpus, before anything of it was read.
 *
 * @param imageId path relative to the corpus root, parts separated by {@code /}; {@code file#row}
 *     for an IDX file. Bytes of a name that are no UTF-8 stand as {@code \xNN}
 * @param uri full location, percent-encoded, so that every name survives the way to an executor
 * @param bytes size of the encoded image as listed
 * @param modifiedAt milliseconds since 1970 UTC
 */
@DefaultSerializer(JavaSerializer.class)
public record ImageReference(String imageId, String uri, long bytes, long modifiedAt)
    implements Serializable {}
