package io.sparkvae.storage;

/**
 * What an output is called when it cannot be written.
 *
 * @param name for a person, such as {@code model bundle}
 * @param key the setting that names its place, such as {@code training.output}
 */
public record OutputKind(String name, String key) {}
