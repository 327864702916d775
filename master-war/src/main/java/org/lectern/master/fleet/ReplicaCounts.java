package org.lectern.master.fleet;

import java.util.List;
import org.lectern.protocol.ReplicaState;

/**
 * How many nodes stand how with one package. Each node counts once in the first five together.
 *
 * @param holding have it
 * @param fetching are getting it
 * @param waiting are to get it, and nothing is wrong
 * @param failing tried, and something went wrong
 * @param silent have not told of it
 * @param late will not have it when its meeting begins, or do not have it although it has begun
 */
public record ReplicaCounts(long holding, long fetching, long waiting, long failing, long silent, long late) {
    /**
     * Counts what a database grouped.
     *
     * @param groups of each state: the state, how many, how many of these with an error, how many that come too late
     * @param nodes how many there are in all
     * @param begun whether the meeting has begun
     */
    static ReplicaCounts of(List<Object[]> groups, long nodes, boolean begun) {
        long holding = 0;
        long fetching = 0;
        long announced = 0;
        long failing = 0;
        long late = 0;
        for (Object[] group : groups) {
            long count = ((Number) group[1]).longValue();
            switch ((ReplicaState) group[0]) {
                case ACTIVE -> holding = count;
                case FETCHING, VERIFIED -> fetching += count;
                case ANNOUNCED -> {
                    announced = count;
                    failing = ((Number) group[2]).longValue();
                }
                case RETIRED -> {}
            }
            late += ((Number) group[3]).longValue();
        }
        long silent = Math.max(0, nodes - holding - fetching - announced);
        return new ReplicaCounts(
                holding, fetching, announced - failing, failing, silent, begun ? nodes - holding : late);
    }
}
