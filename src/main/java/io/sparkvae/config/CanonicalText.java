package io.sparkvae.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for equal settings: keys sorted, numbers by value, so that {@code 1e-3} and {@code
 * 0.001} are the same.
 */
final class CanonicalText {

  private CanonicalText() {}

  static String of(ConfigValue value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  private static void append(StringBuilder text, ConfigValue value) {
    if (value instanceof ConfigObject group) {
      text.append('{');
      new TreeMap<>(group)
          .forEach(
              (key, nested) -> {
                appendQuoted(text, key);
                append(text.append('='), nested);
                text.append(',');
              });
      text.append('}');
    } else if (value instanceof ConfigList list) {
      text.append('[');
      for (ConfigValue element : list) {
        append(text, element);
        text.append(',');
      }
      text.append(']');
    } else {
      appendScalar(text, value.unwrapped());
    }
  }

  private static void appendScalar(StringBuilder text, @Nullable Object scalar) {
    if (scalar instanceof Number number) {
      text.append(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
    } else if (scalar instanceof String word) {
      appendQuoted(text, word);
    } else {
      text.append(scalar);
    }
  }

  private static void appendQuoted(StringBuilder text, String word) {
    text.append('"').append(word.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
