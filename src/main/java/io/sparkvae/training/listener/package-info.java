/** What a training tells whoever asks: typed events come in, console lines and log lines go out. */
@NullMarked
package io.sparkvae.training.listener;

import org.jspecify.annotations.NullMarked;
