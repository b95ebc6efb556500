/**
 * Images and the model that was trained on them come in; the distance under which a picture finds
 * its altered copies goes out.
 */
@NullMarked
package io.sparkvae.distance;

import org.jspecify.annotations.NullMarked;
