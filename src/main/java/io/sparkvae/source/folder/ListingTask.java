package io.sparkvae.source.folder;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * One folder for an executor to list.
 *
 * @param deep true: everything below it; false: only what is directly in it
 */
@DefaultSerializer(JavaSerializer.class)
record ListingTask(String folderUri, boolean deep) implements Serializable {}
