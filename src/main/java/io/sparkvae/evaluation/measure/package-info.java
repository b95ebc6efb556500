/**
 * What all measurements share: the model on executors, images in blocks, noise by image id, a
 * number with its protocol.
 */
@NullMarked
package io.sparkvae.evaluation.measure;

import org.jspecify.annotations.NullMarked;
