package org.lectern.master;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lectern.problem.ErrorCode;
import org.lectern.protocol.MeetingState;
import org.lectern.protocol.ReplicaState;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds {@code openapi.yaml} against the master's code. */
final class OpenApiTest {
    /** Schemas whose record has another name, and where it is. */
    private static final Map<String, String> RECORDS = Map.ofEntries(
            entry("MeetingFields", "org.lectern.master.meeting.MeetingFields"),
            entry("AgendaField", "org.lectern.master.meeting.MeetingFields$AgendaField"),
            entry("MeetingView", "org.lectern.master.meeting.MeetingView"),
            entry("DocumentView", "org.lectern.master.meeting.DocumentView"),
            entry("ParticipantFields", "org.lectern.master.meeting.ParticipantResource$Fields"),
            entry("ParticipantView", "org.lectern.master.meeting.ParticipantResource$View"),
            entry("RestrictionFields", "org.lectern.master.restriction.RestrictionResource$Fields"),
            entry("RestrictionView", "org.lectern.master.restriction.RestrictionResource$View"),
            entry("Changes", "org.lectern.master.catalog.Changes"),
            entry("Change", "org.lectern.master.catalog.Changes$Change"),
            entry("VersionView", "org.lectern.master.catalog.VersionView"),
            entry("MeetingData", "org.lectern.master.placement.MeetingData"),
            entry("DocumentLink", "org.lectern.master.placement.DocumentLink"),
            entry("NodeFields", "org.lectern.master.fleet.NodeResource$Fields"),
            entry("NodeView", "org.lectern.master.fleet.NodeView"),
            entry("ReplicaView", "org.lectern.master.fleet.ReplicaView"),
            entry("RemovalView", "org.lectern.master.fleet.Removal$RemovalView"),
            entry("ReplicaCounts", "org.lectern.master.fleet.ReplicaCounts"),
            entry("ReplicaSummary", "org.lectern.master.placement.ReplicaSummary"),
            entry("SyncLimits", "org.lectern.protocol.SyncLimits"),
            entry("SyncLimit", "org.lectern.protocol.SyncLimit"),
            entry("Transfer", "org.lectern.protocol.Transfer"),
            entry("DownloadView", "org.lectern.master.audit.DownloadEntry$DownloadView"),
            entry("Edition", "org.lectern.protocol.Edition"),
            entry("SyncFeed", "org.lectern.protocol.SyncFeed"),
            entry("KeyView", "org.lectern.master.trust.KeyResource$View"),
            entry("RevocationFields", "org.lectern.master.trust.RevocationResource$Fields"),
            entry("RevocationView", "org.lectern.master.trust.RevocationResource$View"),
            entry("SyncRevoked", "org.lectern.protocol.SyncFeed$Revoked"),
            entry("SyncFeedItem", "org.lectern.protocol.SyncFeed$Item"),
            entry("SyncSources", "org.lectern.protocol.SyncSources"),
            entry("SyncSource", "org.lectern.protocol.SyncSources$Source"),
            entry("SyncChunks", "org.lectern.protocol.SyncChunks"),
            entry("SyncMeeting", "org.lectern.protocol.SyncMeeting"),
            entry("MeetingSheet", "org.lectern.protocol.MeetingSheet"),
            entry("AgendaEntry", "org.lectern.protocol.MeetingSheet$AgendaEntry"),
            entry("DocumentEntry", "org.lectern.protocol.MeetingSheet$DocumentEntry"),
            entry("Heartbeat", "org.lectern.protocol.Heartbeat"),
            entry("HeartbeatAnswer", "org.lectern.protocol.Heartbeat$Answer"),
            entry("Jwk", "org.lectern.protocol.Jwk"),
            entry("KeyOffer", "org.lectern.protocol.KeyOffer"),
            entry("MasterKeyView", "org.lectern.master.access.node.MasterIdentities$View"),
            entry("Joined", "org.lectern.protocol.Joined"),
            entry("Wanted", "org.lectern.protocol.Wanted"),
            entry("ReplicaReport", "org.lectern.protocol.ReplicaReport"),
            entry("ReplicaReportItem", "org.lectern.protocol.ReplicaReport$Item"),
            entry("DownloadReport", "org.lectern.protocol.DownloadReport"),
            entry("DownloadReportItem", "org.lectern.protocol.DownloadReport$Item"));

    /** Bodies of requests: which members they need, their constructors decide. */
    private static final Set<String> REQUESTS = Set.of(
            "MeetingFields", "AgendaField", "ParticipantFields", "RestrictionFields", "NodeFields", "RevocationFields");

    private static final Map<String, Object> DOCUMENT = parse();

    @Test
    void document_isOpenApi31() {
        assertThat(DOCUMENT).containsEntry("openapi", "3.1.0").containsKeys("info", "paths", "components");
    }

    @Test
    void operations_areThoseOfTheMasterWithTheirRoles() {
        Set<Endpoint> described = Operation.ofTheMaster().stream()
                .map(Operation::endpoint)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).containsExactlyElementsOf(DocumentationTest.endpoints());
    }

    @Test
    void operations_bindParticipantsToTheirMeetingAndNodesToThemselves() {
        for (Operation operation : Operation.ofTheMaster()) {
            Set<String> bound = new TreeSet<>(operation.endpoint().roles());
            bound.retainAll(bindable(operation.endpoint().path()));
            assertThat(operation.own()).as(operation.toString()).isEqualTo(bound);
        }
    }

    /** The roles that have something of their own at a path. */
    private static Set<String> bindable(String path) {
        if (path.startsWith("/meetings/{id}")) {
            return Set.of("participant");
        }
        return path.startsWith("/nodes/{id}") ? Set.of("node") : Set.of();
    }

    static Stream<String> records() {
        return RECORDS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("records")
    void schemaOfRecord_hasTheComponentsOfTheRecord(String schema) throws ClassNotFoundException {
        RecordComponent[] components = Class.forName(RECORDS.get(schema)).getRecordComponents();
        Map<String, Object> described = at(DOCUMENT, "components", "schemas", schema);
        assertThat(at(described, "properties").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(components).map(OpenApiTest::member).toList());
        if (!REQUESTS.contains(schema)) {
            assertThat(texts(described, "required"))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(components)
                            .filter(component -> !isOptional(component))
                            .map(OpenApiTest::member)
                            .toList());
        }
    }

    @Test
    void recordsOfTheProtocol_allHaveASchema() {
        Set<String> onTheWire = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.lectern.protocol")
                        .stream()
                        .filter(type ->
                                type.isRecord() && !Set.of("NodeId", "Page").contains(type.getSimpleName()))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertThat(RECORDS.values()).containsAll(onTheWire);
    }

    @Test
    void schemasWithoutARecord_areValuesPagesAndWhatTheServerItselfAnswers() {
        Set<String> others = new TreeSet<>(at(DOCUMENT, "components", "schemas").keySet());
        others.removeAll(RECORDS.keySet());
        others.removeIf(name -> name.endsWith("Page"));
        assertThat(others)
                .containsExactly(
                        "Digest",
                        "Groups",
                        "Id",
                        "JwkSet",
                        "MasterHealth",
                        "MeetingState",
                        "Next",
                        "NodeHealth",
                        "Problem",
                        "ReplicaState");
    }

    @Test
    void enumerations_areThoseOfTheCode() {
        assertThat(texts(at(DOCUMENT, "components", "schemas", "MeetingState"), "enum"))
                .isEqualTo(lowerCase(MeetingState.values()));
        assertThat(texts(at(DOCUMENT, "components", "schemas", "ReplicaState"), "enum"))
                .isEqualTo(lowerCase(ReplicaState.values()));
        assertThat(texts(at(DOCUMENT, "components", "schemas", "Problem", "properties", "code"), "enum"))
                .isEqualTo(lowerCase(ErrorCode.values()));
    }

    private static Map<String, Object> parse() {
        try (InputStream in = new OpenApiResource().document()) {
            return object(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> at(Map<String, Object> object, String... path) {
        Map<String, Object> found = object;
        for (String step : path) {
            assertThat(found).containsKey(step);
            found = object(found.get(step));
        }
        return found;
    }

    @SuppressWarnings("unchecked") // every key of the document is a text
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<String> texts(Object object, String member) {
        return ((List<?>) object(object).getOrDefault(member, List.of()))
                .stream().map(String::valueOf).toList();
    }

    private static String member(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getType() == Optional.class
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static List<String> lowerCase(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
