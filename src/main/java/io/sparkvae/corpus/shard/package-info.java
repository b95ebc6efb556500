/**
 * Decoded images come in; packed blocks that stay on the cluster go out, laid out by hashes of
 * image ids.
 */
@NullMarked
package io.sparkvae.corpus.shard;

import org.jspecify.annotations.NullMarked;
