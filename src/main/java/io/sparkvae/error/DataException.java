package io.sparkvae.error;

/**
 * Data that a person has to mend: a missing path, an unreadable corpus, an output that exists, a
 * corrupt bundle. The command ends with exit code 3 and this message, without a stack trace.
 *
 * <p>The message reads <em>Cannot &lt;do&gt; &lt;which&gt;: &lt;why&gt; (&lt;what to
 * change&gt;)</em>.
 */
public final class DataException extends RuntimeException {

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
