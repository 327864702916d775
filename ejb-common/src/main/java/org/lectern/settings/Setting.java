package org.lectern.settings;

/**
 * A setting as the settings page shows it.
 *
 * @param name dotted, as in {@code lectern.data}; the environment writes it {@code LECTERN_DATA}
 * @param kind what a value looks like: text, secret, duration, size, number, folder, URL, networks
 * @param fallback the value when nobody sets it; empty where there is none
 * @param meaning one sentence
 */
public record Setting(String name, String kind, String fallback, String meaning) {}
