package org.lectern.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads settings, keeps what it was asked for, and refuses them all together: a feature reads every value, adds
 * its own {@link #require requirements}, and ends with {@link #check}.
 *
 * <p>For one thread.
 */
public final class SettingsReader {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*(B|KiB|MiB|GiB|TiB)?");
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

    private final Function<String, Optional<String>> values;
    private final List<Setting> declared = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** Reads from {@code values}, which answers the text set for a name. */
    public SettingsReader(Function<String, Optional<String>> values) {
        this.values = values;
    }

    /** Reads from MicroProfile Config where the server has it, else from system properties and environment. */
    public static SettingsReader ofPlatform() {
        return new SettingsReader(name -> {
            try {
                return ConfigProvider.getConfig().getOptionalValue(name, String.class);
            } catch (LinkageError | IllegalStateException noConfig) {
                return Optional.ofNullable(System.getProperty(name))
                        .or(() -> Optional.ofNullable(System.getenv(environmentName(name))));
            }
        });
    }

    /** The environment variable that sets {@code name}: {@code lectern.node.id} becomes {@code LECTERN_NODE_ID}. */
    public static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    public Optional<String> text(String name, String meaning) {
        return value(new Setting(name, "text", "", meaning));
    }

    public String text(String name, String fallback, String meaning) {
        return value(new Setting(name, "text", fallback, meaning)).orElse(fallback);
    }

    public Optional<Secret> secret(String name, String meaning) {
        return value(new Setting(name, "secret", "", meaning)).map(Secret::new);
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String name, int fallback, int least, int most, String meaning) {
        Setting setting = new Setting(name, "number", Integer.toString(fallback), meaning);
        Optional<String> text = value(setting);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, as a number outside the bounds is.
        }
        return refuse(setting, text.get(), "a whole number from " + least + " to " + most, fallback);
    }

    /** A positive ISO 8601 duration, as in {@code PT30S}. */
    public Duration duration(String name, String fallback, String meaning) {
        Setting setting = new Setting(name, "duration", fallback, meaning);
        Optional<String> text = value(setting);
        try {
            Duration duration = Duration.parse(text.orElse(fallback));
            if (duration.compareTo(Duration.ZERO) > 0) {
                return duration;
            }
        } catch (DateTimeParseException notADuration) {
            // Reported below, as a duration of nothing is.
        }
        return refuse(setting, text.orElse(""), "a positive ISO 8601 duration such as PT30S", Duration.parse(fallback));
    }

    /** A number of bytes, as in {@code 4GiB}. */
    public long size(String name, String fallback, String meaning) {
        Setting setting = new Setting(name, "size", fallback, meaning);
        Optional<String> text = value(setting);
        return parseSize(text.orElse(fallback))
                .orElseGet(() -> refuse(
                        setting,
                        text.orElse(""),
                        "a size such as 512MiB (B, KiB, MiB, GiB, TiB)",
                        parseSize(fallback).orElseThrow()));
    }

    /** A folder; a leading {@code ~} stands for the home folder of the server's user. */
    public Path folder(String name, String fallback, String meaning) {
        Setting setting = new Setting(name, "folder", fallback, meaning);
        String text = value(setting).orElse(fallback);
        try {
            return Path.of(text.matches("~(/.*)?") ? System.getProperty("user.home") + text.substring(1) : text)
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            return refuse(setting, text, "a folder's path", Path.of("."));
        }
    }

    /** An absolute http or https URL without query, ending in {@code /}. */
    public Optional<URI> url(String name, String meaning) {
        Setting setting = new Setting(name, "URL", "", meaning);
        Optional<String> text = value(setting);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(text.get().endsWith("/") ? text.get() : text.get() + "/");
            if (url.getHost() != null
                    && List.of("http", "https").contains(String.valueOf(url.getScheme()))
                    && url.getPort() <= 65_535
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException notAUrl) {
            // Reported below, as a URL of another scheme is.
        }
        return refuse(setting, text.get(), "a URL such as https://papers.example.com/lectern/", Optional.empty());
    }

    /** Refuses the settings unless {@code holds}; {@code fault} names the setting and the fix. */
    public void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    /**
     * Ends the reading.
     *
     * @throws SettingsRefused if any value or requirement failed
     */
    public void check() {
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
    }

    /** What was asked for so far, in order. */
    public List<Setting> declared() {
        return List.copyOf(declared);
    }

    private Optional<String> value(Setting setting) {
        declared.add(setting);
        return values.apply(setting.name()).map(String::strip).filter(text -> !text.isEmpty());
    }

    private <T> T refuse(Setting setting, String text, String expected, T fallback) {
        faults.add(setting.name() + " (" + environmentName(setting.name()) + ") is \"" + text + "\": set " + expected);
        return fallback;
    }

    private static Optional<Long> parseSize(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int unit = matcher.group(2) == null ? 0 : UNITS.indexOf(matcher.group(2));
        long count = Long.parseLong(matcher.group(1));
        long bytes = count << (10 * unit);
        return bytes >> (10 * unit) == count ? Optional.of(bytes) : Optional.empty();
    }
}
