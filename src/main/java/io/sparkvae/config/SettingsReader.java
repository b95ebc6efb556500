package io.sparkvae.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One group of the settings tree, read strictly. A value that is missing, of the wrong type or out
 * of range is noted with its file and line, and reading goes on with a harmless stand-in, so that
 * one run reports every problem; {@code Settings} raises them together.
 */
public interface SettingsReader {

  /** The sub-group of that name. */
  SettingsReader group(String name);

  /** A whole number within the range, both ends included; 2.5 is refused, not rounded. */
  int integer(String key, int min, int max);

  /** A whole number within the range, both ends included. */
  long whole(String key, long min, long max);

  /** A finite number within the range, both ends included. */
  double number(String key, double min, double max);

  boolean flag(String key);

  /** A text that is not blank. */
  String text(String key);

  /** A text, or empty where the setting is null or blank. */
  Optional<String> optionalText(String key);

  /** One constant of an enum, written in lower case with dashes. */
  <E extends Enum<E>> E choice(String key, Class<E> type);

  /** Whole numbers, each within the range; the list may be empty. */
  List<Integer> integers(String key, int min, int max);

  /** One or more whole numbers, each within the range, or this word, which reads as empty. */
  List<OptionalInt> integersOr(String word, String key, int min, int max);

  /** Texts; the list may be empty. */
  List<String> texts(String key);

  /**
   * True where the value is exactly this word; for settings such as {@code auto} beside numbers.
   */
  boolean isWord(String key, String word);

  /** Every entry below the key, dotted names joined, for settings passed through to Spark. */
  Map<String, String> entries(String key);

  /** Notes what is wrong with this key's value; {@code why} goes on after the key's name. */
  void problem(String key, String why);

  /** Notes a problem between several keys; the message names them itself. */
  void problem(String message);
}
