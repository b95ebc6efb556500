package io.sparkvae.config;

/**
 * The text of one settings file with the name by which a person knows it, so that problems can name
 * file and line.
 *
 * @param name path as given on the command line
 * @param text HOCON
 */
public record SettingsText(String name, String text) {}
