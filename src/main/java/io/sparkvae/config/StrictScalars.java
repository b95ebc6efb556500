package io.sparkvae.config;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single values read strictly: nothing is rounded, and no text is taken for a number. */
final class StrictScalars {

  private static final Pattern WHOLE = Pattern.compile("-?\\d+");

  private StrictScalars() {}

  static Optional<Long> whole(@Nullable ConfigValue value, long min, long max) {
    return literal(value, ConfigValueType.NUMBER)
        .filter(text -> WHOLE.matcher(text).matches())
        .map(BigInteger::new)
        .filter(number -> number.bitLength() < Long.SIZE)
        .map(BigInteger::longValue)
        .filter(number -> min <= number && number <= max);
  }

  /** A whole number, or the word as an empty one. */
  static Optional<OptionalInt> wholeOr(String word, ConfigValue value, int min, int max) {
    return text(value).equals(Optional.of(word))
        ? Optional.of(OptionalInt.empty())
        : whole(value, min, max).map(number -> OptionalInt.of(Math.toIntExact(number)));
  }

  static Optional<Double> number(@Nullable ConfigValue value, double min, double max) {
    return literal(value, ConfigValueType.NUMBER)
        .map(Double::valueOf)
        .filter(Double::isFinite)
        .filter(number -> min <= number && number <= max);
  }

  static Optional<Boolean> flag(@Nullable ConfigValue value) {
    return literal(value, ConfigValueType.BOOLEAN).map(Boolean::valueOf);
  }

  /** A number or truth value is a text as well: a folder may be called 2024. */
  static Optional<String> text(@Nullable ConfigValue value) {
    return literal(value, ConfigValueType.STRING)
        .or(() -> literal(value, ConfigValueType.NUMBER))
        .or(() -> literal(value, ConfigValueType.BOOLEAN))
        .filter(text -> !text.isBlank());
  }

  static <E extends Enum<E>> Optional<E> constant(@Nullable ConfigValue value, E[] constants) {
    Optional<String> word = literal(value, ConfigValueType.STRING);
    return Arrays.stream(constants).filter(each -> word.equals(Optional.of(label(each)))).findAny();
  }

  /** The name of a constant in settings files. */
  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<String> literal(@Nullable ConfigValue value, ConfigValueType type) {
    return value != null && value.valueType() == type
        ? Optional.of(FlattenedGroup.text(value))
        : Optional.empty();
  }
}
