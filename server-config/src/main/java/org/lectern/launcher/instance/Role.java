package org.lectern.launcher.instance;

/** What a server is in the house. */
public enum Role {
    MASTER("master-war/target/lectern-master.war", "lectern.data", "512m"),
    NODE("node-war/target/lectern-node.war", "lectern.node.data", "256m");

    private final String war;
    private final String dataSetting;
    private final String heap;

    Role(String war, String dataSetting, String heap) {
        this.war = war;
        this.dataSetting = dataSetting;
        this.heap = heap;
    }

    /** The application, relative to the project's folder. */
    String war() {
        return war;
    }

    /** The setting that names the folder with everything the server keeps. */
    public String dataSetting() {
        return dataSetting;
    }

    /** The heap when none is asked for. */
    public String heap() {
        return heap;
    }
}
