/**
 * The encoded bytes of one image come in, read by position; what they claim is checked against
 * limits before a decoder runs.
 */
@NullMarked
package io.sparkvae.image.bytes;

import org.jspecify.annotations.NullMarked;
