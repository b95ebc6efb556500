package io.sparkvae.corpus;

import java.io.Serializable;

/**
 * One folder for an executor to list.
 *
 * @param deep true: everything below it; false: only what stands directly in it
 */
record ListingTask(String folderUri, boolean deep) implements Serializable {}
