package io.sparkvae.source.folder;

import java.io.Serializable;

/**
 * One folder for an executor to list.
 *
 * @param deep true: everything below it; false: only what stands directly in it
 */
public record ListingTask(String folderUri, boolean deep) implements Serializable {}
