package io.sparkvae.source;

/**
 * A name that a stranger chose, as text that a terminal may show: what would move the cursor,
 * change colours, break the line or turn the direction of writing is spelled out.
 */
public final class Printable {

  private Printable() {}

  /**
   * Control characters become {@code \xNN}; what breaks lines or turns their direction becomes a
   * backslash, a {@code u} and four digits.
   */
  public static String of(String name) {
    StringBuilder text = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isISOControl(c)) {
        text.append("\\x%02X".formatted((int) c));
      } else if (steers(c)) {
        text.append("\\u%04X".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static boolean steers(char c) {
    int type = Character.getType(c);
    boolean separator = type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    boolean embedding = c >= '\u202A' && c <= '\u202E';
    boolean isolate = c >= '\u2066' && c <= '\u2069';
    return separator || embedding || isolate;
  }
}
