package org.lectern.master.fleet;

import java.time.Duration;
import org.lectern.network.Networks;
import org.lectern.settings.SettingsReader;

/**
 * How the master keeps in touch with nodes.
 *
 * @param heartbeatInterval whole seconds
 * @param offlineAfter how long a node may be silent before nobody is sent to it
 * @param networks from where a node may call unless it was enrolled with networks of its own
 * @param keepRemovals how long it is known that a package was removed from a node
 * @param tokenLifetime how long a node may wait before it joins with its token
 */
public record FleetSettings(
        Duration heartbeatInterval,
        Duration offlineAfter,
        Networks networks,
        Duration keepRemovals,
        Duration tokenLifetime) {
    static FleetSettings from(SettingsReader reader) {
        Duration interval = reader.duration(
                "lectern.heartbeat.interval", "PT5S", "How often a node reports its health; whole seconds.");
        Duration offlineAfter = reader.duration(
                "lectern.heartbeat.offline-after",
                "PT12S",
                "How long a node may be silent before it counts as offline.");
        reader.require(
                interval.toSeconds() >= 1 && interval.toNanosPart() == 0,
                "lectern.heartbeat.interval is not whole seconds: set PT1S or more");
        reader.require(
                offlineAfter.compareTo(interval) > 0,
                "lectern.heartbeat.offline-after is not longer than lectern.heartbeat.interval: set twice the interval");
        Networks networks = Networks.from(
                reader,
                "lectern.node-networks",
                "127.0.0.0/8, ::1/128, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7",
                "Networks from where nodes may call, in CIDR notation, unless a node was enrolled with its own.");
        Duration keepRemovals = reader.duration(
                "lectern.master.keep-removals",
                "P400D",
                "How long the master knows when a package was removed from a node.");
        Duration tokenLifetime = reader.duration(
                "lectern.join-token.lifetime", "PT24H", "How long the token is good that a node joins with.");
        reader.check();
        return new FleetSettings(interval, offlineAfter, networks, keepRemovals, tokenLifetime);
    }
}
