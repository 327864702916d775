package org.lectern.node.membership;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.lectern.protocol.NodeId;
import org.lectern.settings.Secret;
import org.lectern.settings.SettingsReader;

/**
 * By what this node becomes known to its master.
 *
 * @param folder the node's folder, which keeps its key
 * @param joinToken what it joins with, once
 * @param masterKey the thumbprint of the key that the master has to have; the first one counts when empty
 * @param keyPeriod how long a key of this node serves
 */
public record MembershipSettings(
        NodeId node, Path folder, Optional<Secret> joinToken, Optional<String> masterKey, Duration keyPeriod) {
    private static final String THUMBPRINT = "[A-Za-z0-9_-]{43}";

    /**
     * Reads the settings.
     *
     * @throws org.lectern.settings.SettingsRefused if a value cannot be used
     */
    public static MembershipSettings from(SettingsReader settings) {
        String id = settings.text("lectern.node.id", "The name under which the master knows this node.")
                .orElse("");
        Path folder = settings.folder(
                "lectern.node.data", "~/lectern/node", "The folder of the node's packages and their state.");
        Optional<Secret> token = settings.secret(
                "lectern.node.join-token",
                "What this node joins its master with, once: join:ID:SECRET. Not needed any more once it has joined.");
        Optional<String> master = settings.text(
                "lectern.node.master-key",
                "The thumbprint of the master's key, 43 characters; when not set, the node trusts the key in the first"
                        + " answer to its token.");
        Duration period = settings.duration(
                "lectern.node.key-period", "P90D", "How long a key of this node serves before it takes another.");
        settings.require(
                token.isPresent() || CardBox.in(folder).hasCard(),
                "lectern.node.join-token is not set and this node has not joined yet: set the token that the master gave"
                        + " for it");
        settings.require(
                token.filter(text -> !text.reveal().startsWith("join:" + id + ":"))
                        .isEmpty(),
                "lectern.node.join-token belongs to another node than lectern.node.id: set both from the same answer");
        settings.require(
                master.filter(text -> !text.matches(THUMBPRINT)).isEmpty(),
                "lectern.node.master-key is no thumbprint: set the master_key that the master shows with the token");
        settings.check();
        return new MembershipSettings(new NodeId(id), folder, token, master, period);
    }
}
