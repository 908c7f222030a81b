package io.skerry.edge.observe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The last hard examples of a service. At most {@value #CAPACITY} are held, so memory stays below that many pictures. */
final class HardExampleRing {

    static final int CAPACITY = 24;

    private final Deque<HardExample> newestFirst = new ArrayDeque<>(CAPACITY + 1);

    synchronized void add(HardExample example) {
        newestFirst.addFirst(example);
        if (newestFirst.size() > CAPACITY) {
            newestFirst.removeLast();
        }
    }

    synchronized List<HardExample> newestFirst() {
        return List.copyOf(newestFirst);
    }

    synchronized Optional<Picture> picture(UUID id) {
        return newestFirst.stream()
                .filter(example -> example.id().equals(id))
                .findFirst()
                .flatMap(example -> Optional.ofNullable(example.picture()));
    }
}
