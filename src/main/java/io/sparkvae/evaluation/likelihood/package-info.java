/** Images and a model come in; the ELBO, its parts and the importance-weighted bound go out. */
@NullMarked
package io.sparkvae.evaluation.likelihood;

import org.jspecify.annotations.NullMarked;
