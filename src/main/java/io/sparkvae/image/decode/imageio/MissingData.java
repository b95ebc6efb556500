package io.sparkvae.image.decode.imageio;

import io.sparkvae.image.bytes.UnreadableException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Listens for the warnings in which readers say that they made up the end of a picture: to them
 * that is no error.
 */
final class MissingData implements IIOReadWarningListener {

  private @Nullable String warning;

  @Override
  public void warningOccurred(ImageReader source, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("premature end") || lower.contains("truncated")) {
      warning = text;
    }
  }

  void check() throws UnreadableException {
    if (warning != null) {
      throw UnreadableException.truncated("its data end early: " + warning);
    }
  }
}
