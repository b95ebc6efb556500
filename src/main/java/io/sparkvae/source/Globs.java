package io.sparkvae.source;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Globs on image ids, letter case ignored. {@code *} and {@code ?} stay within one folder, {@code
 * **} crosses folders and <code>**&#47;</code> also stands for none, {@code [a-c]} and {@code
 * [!a-c]} are sets, <code>{jpg,png}</code> alternatives, and {@code \} takes the next character as
 * it is.
 */
public final class Globs {

  private final List<Pattern> include;
  private final List<Pattern> exclude;
  private final List<Pattern> closed;

  public Globs(List<String> include, List<String> exclude) {
    this.include = include.stream().map(Globs::compile).toList();
    this.exclude = exclude.stream().map(Globs::compile).toList();
    this.closed = exclude.stream().filter(glob -> glob.endsWith("**")).map(Globs::compile).toList();
  }

  /** Whether that image belongs to the corpus. */
  public boolean admits(String imageId) {
    return include.stream().anyMatch(glob -> glob.matcher(imageId).matches())
        && exclude.stream().noneMatch(glob -> glob.matcher(imageId).matches());
  }

  /**
   * Whether a folder has to be listed at all: not where an excluding glob that ends in {@code **}
   * takes everything below it.
   */
  public boolean opens(String folderId) {
    return closed.stream().noneMatch(glob -> glob.matcher(folderId + "/").matches());
  }

  /**
   * The glob as a regular expression.
   *
   * @throws PatternSyntaxException where a set or an alternative is not closed
   */
  static Pattern compile(String glob) {
    StringBuilder regex = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> i = star(glob, i, regex);
        case '?' -> regex.append("[^/]");
        case '[' -> i = set(glob, i, regex);
        case '{' -> {
          regex.append("(?:");
          depth++;
        }
        case '}' -> {
          regex.append(depth > 0 ? ")" : "\\}");
          depth = Math.max(0, depth - 1);
        }
        case ',' -> regex.append(depth > 0 ? "|" : ",");
        case '\\' -> {
          i++;
          regex.append(i < glob.length() ? Pattern.quote(glob.substring(i, i + 1)) : "\\\\");
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    if (depth > 0) {
      throw new PatternSyntaxException("{ is not closed", glob, glob.lastIndexOf('{'));
    }
    return Pattern.compile(
        regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  /** Appends what one star or two stand for and tells where they end. */
  private static int star(String glob, int start, StringBuilder regex) {
    if (glob.startsWith("**/", start)) {
      regex.append("(?:.*/)?");
      return start + 2;
    }
    boolean two = glob.startsWith("**", start);
    regex.append(two ? ".*" : "[^/]*");
    return two ? start + 1 : start;
  }

  /** Appends the set that begins at {@code start} and tells where it ends. */
  private static int set(String glob, int start, StringBuilder regex) {
    boolean negated = glob.startsWith("!", start + 1) || glob.startsWith("^", start + 1);
    int first = negated ? start + 2 : start + 1;
    int end = glob.indexOf(']', first + 1);
    if (end < 0) {
      throw new PatternSyntaxException("[ is not closed", glob, start);
    }
    regex.append(negated ? "[^/" : "[");
    for (char c : glob.substring(first, end).toCharArray()) {
      regex.append(c == '-' || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
    }
    regex.append(']');
    return end;
  }
}
