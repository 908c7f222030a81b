package io.skerry.operator.report;

import io.skerry.wire.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which run of each node's program is the current one. A late frame of an earlier run must not bring its state back. */
final class InstanceLog {

    /** Runs of one node that are remembered as over. */
    private static final int REMEMBERED = 16;

    private static final class Runs {
        private String current = "";
        private final Deque<String> over = new ArrayDeque<>();
    }

    private final Map<String, Runs> nodes = new ConcurrentHashMap<>();

    /** Whether a frame is of the node's current run; the first frame of a run that was never heard makes it the current one. */
    boolean isCurrent(Source source) {
        Runs runs = nodes.computeIfAbsent(source.node(), _ -> new Runs());
        synchronized (runs) {
            if (runs.over.contains(source.instance())) {
                return false;
            }
            if (!runs.current.equals(source.instance())) {
                runs.over.addLast(runs.current);
                if (runs.over.size() > REMEMBERED) {
                    runs.over.removeFirst();
                }
                runs.current = source.instance();
            }
            return true;
        }
    }
}
