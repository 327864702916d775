package org.lectern.settings;

import java.util.List;

/** Settings that cannot be used; the message names each one and its fix. */
public final class SettingsRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    SettingsRefused(List<String> faults) {
        super("Lectern does not start with these settings:\n  - " + String.join("\n  - ", faults));
    }
}
