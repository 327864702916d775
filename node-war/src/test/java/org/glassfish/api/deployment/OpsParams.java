package org.glassfish.api.deployment;

/** What a command of the server was given, as far as it says for which application. */
public class OpsParams {
    private final String name;

    public OpsParams(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }
}
