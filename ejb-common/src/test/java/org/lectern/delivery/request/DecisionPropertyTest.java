package org.lectern.delivery.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

final class DecisionPropertyTest {
    /** The statuses, each of which the random requests must reach often enough to say something. */
    private static final List<Integer> STATUSES = List.of(200, 204, 206, 304, 405, 412, 416);

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void anyRequest_isDecidedAsTheModelDecides(@ForAll(supplier = Requests.class) Requests.Request request) {
        Decision decision = Decision.on(
                request.method(), name -> Optional.ofNullable(request.headers().get(name)), request.representation());

        assertThat(decision)
                .isEqualTo(new Rfc9110Model(request.headers(), request.representation()).answer(request.method()));
        Statistics.label("status")
                .collect(decision.status())
                .coverage(coverage ->
                        STATUSES.forEach(status -> coverage.check(status).percentage(percentage -> percentage > 0.5)));
        Statistics.label("several parts")
                .collect(decision.ranges().size() > 1)
                .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 3));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatCannotBeHadInRanges_isGivenWhole(@ForAll(supplier = Requests.class) Requests.Request request) {
        Decision decision = decide(request, Representation.Ranges.NONE);

        assertThat(decision.ranges()).isEmpty();
        assertThat(decision.status()).isNotIn(206, 416);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void whatCanBeHadInOneRange_isGivenWholeForSeveral(@ForAll(supplier = Requests.class) Requests.Request request) {
        Decision any = decide(request, Representation.Ranges.ANY);

        assertThat(decide(request, Representation.Ranges.ONE))
                .isEqualTo(any.ranges().size() > 1 ? new Decision(200, List.of()) : any);
    }

    private static Decision decide(Requests.Request request, Representation.Ranges ranges) {
        Representation of = request.representation();
        return Decision.on(
                request.method(),
                name -> Optional.ofNullable(request.headers().get(name)),
                new Representation(of.tag(), of.lastModified(), of.size(), ranges));
    }
}
