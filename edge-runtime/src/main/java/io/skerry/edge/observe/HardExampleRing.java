package io.skerry.edge.observe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The last {@value #CAPACITY} hard examples of a service. Who was given a list comes back for its pictures, and newer examples
 * must not have pushed them out by then: what the last two lists name is held as well, so memory stays below three times
 * that many pictures.
 */
final class HardExampleRing {

    static final int CAPACITY = 24;

    private final Deque<HardExample> newestFirst = new ArrayDeque<>(CAPACITY + 1);
    private List<HardExample> listed = List.of();
    private List<HardExample> listedBefore = List.of();

    synchronized void add(HardExample example) {
        newestFirst.addFirst(example);
        if (newestFirst.size() > CAPACITY) {
            newestFirst.removeLast();
        }
    }

    synchronized List<HardExample> list() {
        listedBefore = listed;
        listed = List.copyOf(newestFirst);
        return listed;
    }

    synchronized Optional<Picture> picture(UUID id) {
        return Stream.of(newestFirst, listed, listedBefore)
                .flatMap(examples -> examples.stream())
                .filter(example -> example.id().equals(id))
                .findFirst()
                .flatMap(example -> Optional.ofNullable(example.picture()));
    }
}
