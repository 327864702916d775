package org.lectern.launcher.verb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lectern.launcher.cluster.Assignment;
import org.lectern.launcher.cluster.Ports;
import org.lectern.launcher.database.Database;
import org.lectern.launcher.instance.Instance;
import org.lectern.launcher.instance.InstanceFolder;
import org.lectern.launcher.instance.Jvm;
import org.lectern.launcher.instance.Listener;
import org.lectern.launcher.instance.Role;
import org.lectern.launcher.instance.ServerImage;
import org.lectern.launcher.options.Arguments;
import org.lectern.launcher.options.Option;
import org.lectern.launcher.options.Values;
import org.lectern.launcher.terminal.Refusal;

/**
 * Prepares one server and prints {@code @FILE}, the Java options that the calling script becomes the server with.
 *
 * <p>What no option says is left to the environment: every setting of Lectern is a variable too.
 */
final class Run implements Verb {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public String operands() {
        return "master|node";
    }

    @Override
    public int mostWords() {
        return 1;
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("port", "P"),
                Option.of("data", "DIR"),
                Option.of("heap", "SIZE"),
                Option.of("context", "PATH"),
                Option.of("address", "ADDRESS"),
                Option.of("host", "NAME"),
                Option.of("public-url", "URL"),
                Option.of("db", "h2|JDBC-URL"),
                Option.of("id", "ID"),
                Option.of("master-url", "URL"),
                Option.flag("quick-start"),
                Option.many("set", "NAME=VALUE"),
                Option.many("jvm-option", "OPTION"));
    }

    @Override
    public int run(Arguments arguments, Desk desk) {
        Role role = role(arguments);
        Instance instance = instance(role, arguments, desk);
        Ports.require(instance.listener().address(), instance.listener().port());
        InstanceFolder folder = new InstanceFolder(instance.folder());
        folder.prepare(instance, desk.home(), ServerImage.of(desk.home()));
        desk.variable("LECTERN_PID").ifPresent(pid -> folder.claim(Long.parseLong(pid)));
        desk.terminal().out().println("@" + folder.arguments());
        return 0;
    }

    private static Role role(Arguments arguments) {
        return switch (arguments.words().isEmpty() ? "" : arguments.words().get(0)) {
            case "master" -> Role.MASTER;
            case "node" -> Role.NODE;
            default -> throw Refusal.misuse("run.role");
        };
    }

    private static Instance instance(Role role, Arguments arguments, Desk desk) {
        Listener listener = listener(role, arguments, desk);
        Path folder = arguments
                .path("data")
                .or(() -> desk.variable(variable(role.dataSetting())).map(Run::absolute))
                .orElseGet(() -> Path.of(
                        System.getProperty("user.home"), "lectern", role.name().toLowerCase(Locale.ROOT)));
        String heap = Values.heap(
                "--heap", either("heap", "LECTERN_HEAP", arguments, desk).orElse(role.heap()));
        Map<String, String> settings =
                role == Role.MASTER ? master(folder, arguments, desk) : node(folder, listener, arguments, desk);
        settings.putAll(Assignment.parseAll(arguments.all("set")));
        Jvm jvm = new Jvm(heap, arguments.has("quick-start"), arguments.all("jvm-option"));
        return new Instance(role, folder, listener, jvm, settings);
    }

    private static Listener listener(Role role, Arguments arguments, Desk desk) {
        String address = either("address", "LECTERN_ADDRESS", arguments, desk).orElse("127.0.0.1");
        String port = either("port", "LECTERN_PORT", arguments, desk).orElse(role == Role.MASTER ? "8080" : "8081");
        String context = either("context", "LECTERN_CONTEXT", arguments, desk).orElse("/");
        return new Listener(
                address,
                arguments.value("host").orElseGet(() -> Up.reachable(address)),
                Values.number("--port", port, 1, 65535),
                Values.context("--context", context));
    }

    private static Map<String, String> master(Path folder, Arguments arguments, Desk desk) {
        refuseOptions(arguments, "master", "id", "master-url");
        Map<String, String> settings = new LinkedHashMap<>();
        arguments.address("public-url").ifPresent(url -> settings.put("lectern.public-url", slashed(url.toString())));
        Optional<Database> asked = arguments.value("db").map(Database::parse);
        if (asked.isPresent() && asked.get() instanceof Database.EmbeddedPostgres) {
            throw Refusal.misuse("run.no-embedded");
        }
        if (asked.isPresent() && asked.get() instanceof Database.Jdbc jdbc) {
            jdbc.require();
            settings.putAll(jdbc.settings());
        } else if (asked.isPresent() || desk.variable("LECTERN_DB_URL").isEmpty()) {
            settings.putAll(new Database.H2().settings(folder));
        }
        return settings;
    }

    private static Map<String, String> node(Path folder, Listener listener, Arguments arguments, Desk desk) {
        refuseOptions(arguments, "node", "db");
        Map<String, String> settings = new LinkedHashMap<>();
        require(settings, "lectern.node.id", "id", arguments, desk);
        if (!Files.exists(folder.resolve("identity").resolve("card.json"))) {
            require(settings, "lectern.node.join-token", "set lectern.node.join-token=", arguments, desk);
        }
        require(settings, "lectern.node.master-url", "master-url", arguments, desk);
        arguments
                .address("public-url")
                .map(Object::toString)
                .or(() -> desk.variable("LECTERN_NODE_PUBLIC_URL").isPresent()
                        ? Optional.empty()
                        : Optional.of(listener.url().toString()))
                .ifPresent(url -> settings.put("lectern.node.public-url", slashed(url)));
        if (desk.variable("LECTERN_NODE_JOURNAL_URL").isEmpty()) {
            settings.put("lectern.node.journal.url", Database.journalUrl(folder));
        }
        return settings;
    }

    /** Takes a setting from its option, or sees that the environment or {@code --set} has it. */
    private static void require(
            Map<String, String> settings, String setting, String option, Arguments arguments, Desk desk) {
        Optional<String> given = arguments.value(option);
        given.ifPresent(value -> settings.put(setting, value));
        if (given.isEmpty()
                && desk.variable(variable(setting)).isEmpty()
                && !Assignment.parseAll(arguments.all("set")).containsKey(setting)) {
            throw Refusal.misuse("run.missing", setting, "--" + option, variable(setting));
        }
    }

    private static void refuseOptions(Arguments arguments, String role, String... names) {
        for (String name : names) {
            if (arguments.has(name)) {
                throw Refusal.misuse("run.not-for", "--" + name, role);
            }
        }
    }

    private static Optional<String> either(String option, String variable, Arguments arguments, Desk desk) {
        return arguments.value(option).or(() -> desk.variable(variable));
    }

    /** The environment variable of a setting, as MicroProfile Config maps it. */
    private static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    private static String slashed(String url) {
        return url.endsWith("/") ? url : url + "/";
    }
}
