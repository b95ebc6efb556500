/**
 * The VAE as a DL4J computation graph: how its layers hang together, the vertices between them, the
 * two terms of the loss, and passes that learn nothing.
 */
@NullMarked
package io.sparkvae.vae.network;

import org.jspecify.annotations.NullMarked;
