/** The folders and files of one file system, local or Hadoop's, without losing a name. */
@NullMarked
package io.sparkvae.source.tree;

import org.jspecify.annotations.NullMarked;
