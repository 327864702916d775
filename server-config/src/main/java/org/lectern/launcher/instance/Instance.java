package org.lectern.launcher.instance;

import java.nio.file.Path;
import java.util.Map;

/**
 * One server as it is to be run.
 *
 * @param role master or node
 * @param folder where everything that it keeps lies; two instances never share one
 * @param listener where it answers
 * @param jvm how its JVM runs
 * @param settings Lectern's settings that are not left to the environment, without its data folder
 */
public record Instance(Role role, Path folder, Listener listener, Jvm jvm, Map<String, String> settings) {
    public Instance {
        settings = Map.copyOf(settings);
    }
}
