package io.sparkvae.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sparkvae.error.DataException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that somebody else may have written: each value is asked for by its name in
 * snake_case and checked, and what is missing or wrong ends in one line that names it. Names that
 * nobody asks for are passed over, since later versions may add some.
 */
public final class JsonObject {

  private static final int SHOWN = 40;

  private final Source source;
  private final String path;
  private final JsonNode node;

  private JsonObject(Source source, String path, JsonNode node) {
    this.source = source;
    this.path = path;
    this.node = node;
  }

  /**
   * What is read, for messages: <em>Cannot read &lt;what&gt; … (&lt;advice&gt;)</em>.
   *
   * @param spelling what a name in snake_case is called there
   */
  public record Source(String what, String advice, UnaryOperator<String> spelling) {

    /** A source with names in snake_case. */
    public Source(String what, String advice) {
      this(what, advice, UnaryOperator.identity());
    }

    DataException problem(String why, @Nullable Throwable cause) {
      String message = "Cannot read %s %s (%s)".formatted(what, why, advice);
      return cause == null ? new DataException(message) : new DataException(message, cause);
    }
  }

  /**
   * The object that a text is.
   *
   * @throws DataException where it is none
   */
  public static JsonObject parse(String text, Source source) {
    try {
      JsonNode node = Json.tree(text);
      if (!node.isObject()) {
        throw source.problem("is no JSON object", null);
      }
      return new JsonObject(source, "", node);
    } catch (JsonProcessingException malformed) {
      throw source.problem("is no JSON", malformed);
    }
  }

  /** The same object, read as another source. */
  public JsonObject as(Source other) {
    return new JsonObject(other, path, node);
  }

  public boolean has(String name) {
    return !node.path(source.spelling().apply(name)).isMissingNode();
  }

  public JsonObject object(String name) {
    JsonNode value = value(name, "an object", JsonNode::isObject);
    return new JsonObject(source, shown(name) + ".", value);
  }

  public String text(String name) {
    return value(name, "a text", JsonNode::isTextual).textValue();
  }

  public boolean flag(String name) {
    return value(name, "true or false", JsonNode::isBoolean).booleanValue();
  }

  public int integer(String name, int min, int max) {
    return (int) whole(name, min, max);
  }

  public long whole(String name, long min, long max) {
    String range = "a whole number from %d to %d".formatted(min, max);
    return value(name, range, value -> isWhole(value, min, max)).longValue();
  }

  /** A finite number. */
  public double number(String name, double min, double max) {
    String range = "a number from %s to %s".formatted(min, max);
    return value(
            name,
            range,
            value -> value.isNumber() && value.doubleValue() >= min && value.doubleValue() <= max)
        .doubleValue();
  }

  /** Any finite number. */
  public double number(String name) {
    return value(
            name, "a number", value -> value.isNumber() && Double.isFinite(value.doubleValue()))
        .doubleValue();
  }

  /** Any finite number, or null. */
  public Optional<Double> numberOrNull(String name) {
    return node.path(source.spelling().apply(name)).isNull()
        ? Optional.empty()
        : Optional.of(number(name));
  }

  /** Numbers in their order. */
  public float[] floats(String name) {
    JsonNode list =
        value(
            name,
            "a list of numbers",
            value -> {
              boolean numbers = value.isArray();
              for (JsonNode element : value) {
                numbers &= element.isNumber() && Float.isFinite(element.floatValue());
              }
              return numbers;
            });
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).floatValue();
    }
    return values;
  }

  /** Whole numbers in their order, as many as at most. */
  public List<Integer> integers(String name, int min, int max, int atMost) {
    String range = "a list of at most %d whole numbers from %d to %d".formatted(atMost, min, max);
    List<Integer> values = new ArrayList<>();
    JsonNode list =
        value(
            name,
            range,
            value -> {
              boolean whole = value.isArray() && value.size() <= atMost;
              for (JsonNode element : value) {
                whole &= isWhole(element, min, max);
              }
              return whole;
            });
    list.forEach(element -> values.add(element.intValue()));
    return values;
  }

  /** One of the constants in any case. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      words.add(constant.name().toLowerCase(Locale.ROOT));
    }
    String word =
        value(
                name,
                "one of " + String.join(", ", words),
                value -> words.contains(value.asText().toLowerCase(Locale.ROOT)))
            .asText();
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  /** An object of texts, in its order. */
  public Map<String, String> texts(String name) {
    JsonObject object = object(name);
    Map<String, String> texts = new LinkedHashMap<>();
    for (Iterator<String> names = object.node.fieldNames(); names.hasNext(); ) {
      String key = names.next();
      JsonNode value = object.node.get(key);
      if (!value.isTextual()) {
        throw object.wrong(object.path + key, value, "a text");
      }
      texts.put(key, value.textValue());
    }
    return texts;
  }

  /** An object of counts, in its order. */
  public Map<String, Long> counts(String name) {
    JsonObject object = object(name);
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Iterator<String> names = object.node.fieldNames(); names.hasNext(); ) {
      String key = names.next();
      JsonNode value = object.node.get(key);
      if (!isWhole(value, 0, Long.MAX_VALUE)) {
        throw object.wrong(object.path + key, value, "a count");
      }
      counts.put(key, value.longValue());
    }
    return counts;
  }

  /** Refuses the object for a reason of the caller's, such as {@code is of format 9}. */
  public DataException problem(String why) {
    return source.problem(why, null);
  }

  /** The same where another exception says why. */
  public DataException problem(String why, Throwable cause) {
    return source.problem(why, cause);
  }

  private interface Check {
    boolean holds(JsonNode value);
  }

  private JsonNode value(String name, String wanted, Check check) {
    JsonNode value = node.path(source.spelling().apply(name));
    if (value.isMissingNode()) {
      throw source.problem("has no " + shown(name), null);
    }
    if (!check.holds(value)) {
      throw wrong(shown(name), value, wanted);
    }
    return value;
  }

  private DataException wrong(String where, JsonNode value, String wanted) {
    String text = value.toString();
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return source.problem("has %s %s instead of %s".formatted(where, shown, wanted), null);
  }

  private String shown(String name) {
    return path + source.spelling().apply(name);
  }

  private static boolean isWhole(JsonNode value, long min, long max) {
    return value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= min
        && value.longValue() <= max;
  }
}
